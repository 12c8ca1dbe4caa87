import type { PreparationOptions, TranscriptFormat } from '../dataset/preparation';
import { InputError } from '../input-error';
import type { Utf8Decode } from '../labelled-text/decode-text';
import { decodeTranscript } from './decode-transcript';
import { detectFormat } from './detect-format';
import { episodeOf } from './episode';
import type { Item } from './item';
import { linesOf } from './lines-of';
import { mergeTurns } from './merge-turns';
import { scriptItems } from './script';
import { NameCounts, NameMapping } from './source-names';
import { srtCues } from './srt';
import { subtitleItems } from './subtitle-items';
import { csvItems, jsonlItems } from './table';
import type { ReadingCounts, Report, TranscriptLine } from './transcript';
import { voicesOf } from './voices';
import { vttCues } from './vtt';

/** A transcript whose lines are read as they are asked for. */
export interface OpenTranscript {
  readonly format: TranscriptFormat;
  readonly encoding: string;
  /** What the file's name or the mapping says; null: the person leaves this file out. */
  readonly episode: string | null;
  readonly lines: Generator<TranscriptLine>;
  /** Number of lines the text has, to tell how far the reading is. */
  readonly totalLines: number;
  /** Counts on while `lines` is read. */
  readonly counts: ReadingCounts;
  readonly speakers: NameCounts;
  readonly headings: NameCounts;
}

/** Where bytes come from and what to do about their faults. */
export interface TranscriptSource {
  readonly bytes: Uint8Array;
  /** Path below the imported folder, with slashes. */
  readonly file: string;
  /** The bytes are the beginning of a longer file. */
  readonly cut: boolean;
}

/**
 * Opens a transcript of any format and encoding.
 * @throws InputError with the file, and the line where there is one, when it is no transcript; `lines` may throw one too
 * when a table has no column for the text.
 */
export function openTranscript(
  { bytes, file, cut }: TranscriptSource,
  options: PreparationOptions,
  decode: Utf8Decode,
  report: Report,
): OpenTranscript {
  const decoded = decodeTranscript(bytes, file, decode, cut, report);
  const { encoding } = decoded;
  // The last line of a beginning may be half a line.
  const text = cut ? decoded.text.slice(0, decoded.text.lastIndexOf('\n') + 1) || decoded.text : decoded.text;
  const detected = detectFormat(text, file);
  if (detected.kind === 'unknown') throw new InputError(`${file} line 1: this is ${detected.what}`);
  const { format } = detected;
  const counts: ReadingCounts = { read: 0, merged: 0, dropped: 0, unwanted: 0 };
  // A line that is reported as an error is one that was read and left out.
  const heard: Report = (problem) => {
    if (problem.severity === 'error' && problem.line !== null) {
      counts.read++;
      counts.dropped++;
    }
    report(problem);
  };
  const own = new NameMapping(options.episodes).of(file, file.slice(file.lastIndexOf('/') + 1));
  const episode = own.kind === 'drop' ? null : own.kind === 'name' ? own.name : episodeOf(file);
  const speakers = new NameCounts();
  const headings = new NameCounts();
  const reading = {
    file,
    episode: episode ?? '',
    fixedEpisode: own.kind === 'name',
    options,
    counts,
    speakers,
    headings,
    // These lines are counted already.
    report,
  };
  return {
    format,
    encoding,
    episode,
    lines: linesOf(episode === null ? [] : itemsOf(text, file, format, options, counts, heard), reading),
    totalLines: newlines(text) + 1,
    counts,
    speakers,
    headings,
  };
}

function itemsOf(
  text: string,
  file: string,
  format: TranscriptFormat,
  options: PreparationOptions,
  counts: ReadingCounts,
  report: Report,
): Iterable<Item> {
  switch (format) {
    case 'srt':
    case 'vtt': {
      const voices = voicesOf(text, Object.keys(options.speakers));
      const cues = format === 'srt' ? srtCues(text, report) : vttCues(text, report);
      return mergeTurns(subtitleItems(cues, voices, counts, report), voices.labelled, counts);
    }
    case 'script':
      return scriptItems(text, counts, report);
    case 'csv':
      return csvItems(text, file, counts, report);
    case 'jsonl':
      return jsonlItems(text, counts, report);
    default:
      return assertNever(format);
  }
}

function assertNever(format: never): never {
  throw new Error(`no reader for ${String(format)}`);
}

function newlines(text: string): number {
  const end = text.includes('\n') ? '\n' : '\r';
  let count = 0;
  for (let at = text.indexOf(end); at >= 0; at = text.indexOf(end, at + 1)) count++;
  return count;
}
