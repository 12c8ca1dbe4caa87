import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { InputError } from '../../../../shared/model/input-error';
import { decodeText, type Utf8Decode } from '../../../../shared/model/labelled-text/decode-text';

/** The rows of one channel, in the order of its file names. */
export interface Channel<Row> {
  readonly rows: readonly Row[];
  readonly files: readonly string[];
  /** SHA-256 over names and bytes of the files: what a checkpoint is bound to. */
  readonly fingerprint: string;
}

/**
 * Reads every file below the channel's folder with `readRows` (its text and its name); null when the channel was not given.
 * @throws InputError with file and line for what cannot be read.
 */
export function readChannel<Row>(
  dir: string,
  channel: string,
  readRows: (text: string, name: string) => Iterable<Row>,
): Channel<Row> | null {
  if (!existsSync(dir)) return null;
  const files = filesBelow(dir).sort();
  if (files.length === 0) return null;
  const hash = createHash('sha256');
  const rows: Row[] = [];
  const names: string[] = [];
  for (const path of files) {
    const name = `${channel}/${relative(dir, path).replaceAll('\\', '/')}`;
    const bytes = readFileSync(path);
    hash.update(`${name}\0${bytes.length}\0`).update(bytes);
    const before = rows.length;
    for (const row of readRows(decodeText(bytes, name, strictUtf8), name)) rows.push(row);
    if (rows.length === before) throw new InputError(`${name} has a header but no rows.`);
    names.push(name);
  }
  return { rows, files: names, fingerprint: hash.digest('hex') };
}

/** Hidden files are left out: finders and object stores leave markers of their own. */
function filesBelow(dir: string): string[] {
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith('.')) return [];
    const path = join(dir, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

const strictUtf8: Utf8Decode = (bytes, open) =>
  new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: open });
