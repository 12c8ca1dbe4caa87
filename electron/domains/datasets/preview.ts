import { createHash } from 'node:crypto';
import type { DialogueRecord } from '../../../shared/model/dataset/dialogue-record';
import type { PreparationOptions } from '../../../shared/model/dataset/preparation';
import type { QualityProblem } from '../../../shared/model/dataset/quality-report';
import type { Utf8Decode } from '../../../shared/model/labelled-text/decode-text';
import { readTranscript } from '../../../shared/model/transcripts/read-transcript';
import type { Files } from '../platform-ports';
import type { TranscriptPreviews } from './contract';
import type { FoundFile } from './ports';

/** How far each file is looked into. */
const looked = { lines: 2_000, bytes: 2 * 1024 * 1024 } as const;
const shown = { lines: 12, characters: 300, names: 200, problems: 50 } as const;

const strictUtf8: Utf8Decode = (bytes, open) =>
  new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: open });

/** What the beginning of each file was recognised as, by the readers that prepare it later. Rejects with CodedError. */
export async function previewTranscripts(
  sources: readonly FoundFile[],
  options: PreparationOptions,
  files: Files,
): Promise<TranscriptPreviews> {
  const previews: TranscriptPreviews[number][] = [];
  for (const source of sources) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of files.read(source.path, looked.bytes)) chunks.push(chunk);
    const bytes = Buffer.concat(chunks);
    previews.push(previewTranscript(bytes, source, options));
  }
  return previews;
}

function previewTranscript(
  bytes: Uint8Array,
  { bytes: size, file }: FoundFile,
  options: PreparationOptions,
): TranscriptPreviews[number] {
  const limits = { records: looked.lines, cut: bytes.length < size };
  const reading = readTranscript(bytes, file, options, limits, strictUtf8);
  return {
    file,
    bytes: size,
    format: reading.format,
    encoding: reading.encoding,
    episode: reading.episode,
    records: reading.records.length,
    unwanted: reading.unwanted,
    speakers: reading.speakers.slice(0, shown.names),
    headings: reading.headings.slice(0, shown.names),
    named: {
      speakers: counted(reading.records.map(({ speaker }) => speaker)),
      locations: counted(reading.records.map(({ location }) => location)),
    },
    sample: reading.records.slice(0, shown.lines).map(asRecord),
    problems: [
      ...reading.problems.slice(0, shown.problems).map(inWords),
      ...(reading.more ? [`Only the first ${looked.lines} lines of ${file} were looked at.`] : []),
    ],
  };
}

/** Names with how many lines bear them, the most frequent first. */
function counted(names: readonly (string | null)[]): readonly { readonly name: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const name of names) if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
    .slice(0, shown.names);
}

/** A line of a preview has no split yet; its id says only that it is the same line. */
function asRecord(line: Omit<DialogueRecord, 'id' | 'split'>): DialogueRecord {
  const id = createHash('sha256')
    .update(JSON.stringify([line.episode, line.scene, line.speaker, line.text]))
    .digest('hex')
    .slice(0, 16);
  return { ...line, id, split: 'none', text: line.text.slice(0, shown.characters) };
}

/** File and line stand before the sentence, unless it names them itself. */
function inWords({ count, file, line, message }: QualityProblem): string {
  const times = count > 1 ? ` (${count} times)` : '';
  if (message.startsWith(file)) return `${message}${times}`;
  return `${line === null ? file : `${file} line ${line}`}: ${message}${times}`;
}
