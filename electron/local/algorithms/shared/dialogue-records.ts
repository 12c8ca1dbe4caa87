import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import { preparedFiles } from '../../../../shared/model/dataset/dataset';
import { type DialogueRecord, dialogueRecordSchema } from '../../../../shared/model/dataset/dialogue-record';
import { InputError } from '../../../../shared/model/input-error';
import { Pace } from './pace';
import type { ProcessingPaths } from './processing-program';

const CHUNK_BYTES = 1024 * 1024;
/** A line of dialogue with its places takes a few hundred; what is longer is another file. */
const MAX_LINE_CHARACTERS = 4 * 1024 * 1024;

/** Whom a reader tells how far it is and who may end it. */
interface ReadWatch {
  readonly stop: AbortSignal;
  readonly log: (line: string) => void;
  /** What is done with the records, as the beginning of a sentence: "Scoring". */
  readonly doing: string;
}

/**
 * The records of the input `prepared` in their order, in bounded memory whatever the file's length. Says its size, then how far it is every second,
 * and lets signals in between chunks.
 * @throws InputError when the file is missing, empty or holds a line that is no record (its line number with it), or on `stop`.
 */
export async function* dialogueRecords(
  paths: ProcessingPaths,
  { stop, log, doing }: ReadWatch,
): AsyncGenerator<readonly DialogueRecord[]> {
  const path = join(paths.input('prepared'), preparedFiles.records);
  if (!existsSync(path)) {
    throw new InputError(
      `The input "prepared" has no ${preparedFiles.records}. Give the folder prepared/ that prepare-dialogue wrote, at ${paths.input('prepared')}.`,
    );
  }
  const fd = openSync(path, 'r');
  try {
    const bytes = fstatSync(fd).size;
    log(`Reading ${preparedFiles.records}: ${(bytes / 1024 / 1024).toFixed(1)} MiB.`);
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    const decoder = new StringDecoder('utf8');
    let rest = '';
    let read = 0;
    let line = 0;
    let records = 0;
    const pace = new Pace(stop, log);
    pace.begin(doing);
    for (let got = readSync(fd, chunk); ; got = readSync(fd, chunk)) {
      read += got;
      const lines = (rest + (got > 0 ? decoder.write(chunk.subarray(0, got)) : `${decoder.end()}\n`)).split('\n');
      rest = lines.pop() ?? '';
      if (rest.length > MAX_LINE_CHARACTERS) throw notARecord(line + lines.length + 1, 'the line does not end');
      const batch: DialogueRecord[] = [];
      for (const text of lines) {
        line++;
        if (text.trim() !== '') batch.push(recordOf(text, line));
      }
      records += batch.length;
      if (batch.length > 0) yield batch;
      if (got === 0) break;
      await pace.pause(read / bytes, records);
    }
    if (records === 0) throw new InputError(`${preparedFiles.records} holds no records: the data set is empty.`);
  } finally {
    closeSync(fd);
  }
}

function recordOf(text: string, line: number): DialogueRecord {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw notARecord(line, 'it is not JSON');
  }
  const parsed = dialogueRecordSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw notARecord(line, `${issue?.path.join('.') || 'the line'}: ${issue?.message}`);
}

function notARecord(line: number, why: string): InputError {
  return new InputError(
    `${preparedFiles.records} line ${line} is no dialogue record (${why}). Prepare the data set again with this version.`,
  );
}
