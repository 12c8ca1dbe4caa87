import type { TranscriptFormat } from '../dataset/preparation';
import { parseHeading } from './heading';
import { maySpeak } from './speaker-name';
import { hasTextColumn } from './table';

/** A format, or why it is none, as the end of the sentence “X is …”. */
type DetectedFormat =
  | { readonly kind: 'format'; readonly format: TranscriptFormat }
  | { readonly kind: 'unknown'; readonly what: string };

/** How much of a text is looked at, characters. */
const LOOKED_AT = 64 * 1024;

const known = 'Transcripts are .srt, .vtt, scripts (NAME: line), CSV or JSON lines.';

/** Tells the format by the text itself; the file's name decides where the text leaves it open. */
export function detectFormat(text: string, file: string): DetectedFormat {
  const head = text.slice(0, LOOKED_AT);
  const lines = head.split(/\r\n|\r|\n/, 400);
  const filled = lines.filter((line) => line.trim() !== '');
  const first = (filled[0] ?? '').trim();
  const is = (format: TranscriptFormat): DetectedFormat => ({ kind: 'format', format });
  if (/^WEBVTT(?:\s|$)/.test(first)) return is('vtt');
  if (/^\[Script Info\]/i.test(first)) return unknown('SubStation Alpha (.ass). Convert it to .srt.');
  if (/^(?:<!doctype html|<html|<\?xml|<tt[\s>])/i.test(first))
    return unknown('a web page or XML. Save its text, or convert it to .srt.');
  if (/^\{\d+\}\{\d+\}/.test(first)) return unknown('MicroDVD, whose times are frames. Convert it to .srt.');
  if (/^\[\s*$|^\[\s*\{/.test(first)) return unknown('a JSON array. Write one object a line (JSON lines).');
  if (lines.some((line) => /^\s*-?[\d:-]+[,.:]?-?\d*\s*-{1,2}>\s*-?\d/.test(line))) return is('srt');
  if (first.startsWith('{'))
    return first.endsWith('}') || /\.(?:jsonl|ndjson)$/i.test(file)
      ? is('jsonl')
      : unknown('JSON that goes over several lines. Write one object a line (JSON lines).');
  const extension = /\.([a-z]+)$/i.exec(file)?.[1]?.toLowerCase();
  const separated = first.split(',').map((name) => name.replace(/^"|"$/g, ''));
  if (extension === 'csv' || (separated.length > 1 && hasTextColumn(separated))) {
    if (separated.length === 1 && /[;\t]/.test(first))
      return unknown('separated by semicolons or tabs. Save it as CSV with commas.');
    return is('csv');
  }
  if (extension === 'jsonl' || extension === 'ndjson') return is('jsonl');
  if (extension === 'srt') return is('srt');
  if (extension === 'vtt') return is('vtt');
  return looksLikeScript(filled)
    ? is('script')
    : unknown(`no transcript: there is no line such as NAME: text. ${known}`);
}

const unknown = (what: string): DetectedFormat => ({ kind: 'unknown', what });

/** A script has a heading, or says who speaks in one line of ten. */
function looksLikeScript(lines: readonly string[]): boolean {
  const names = lines.filter((line) =>
    maySpeak((/^([^:]{1,60}):(?:\s|$)/.exec(line.trim())?.[1] ?? '').replace(/\([^)]*\)/g, '')),
  );
  return names.length > 0 && names.length >= lines.length / 10
    ? true
    : lines.some((line) => parseHeading(line) !== null);
}
