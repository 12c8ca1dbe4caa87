import { InputError } from '../input-error';

/**
 * A strict UTF-8 decoder that drops a byte order mark and throws on bytes that are none; with
 * `open`, a character cut off at the end is no error. Handed in because shared code has no platform types.
 */
export type Utf8Decode = (bytes: Uint8Array, open: boolean) => string;

/** Two bytes a character is V8's limit of about 512 Mi characters in the worst case; beyond it a file must be split. */
export const MAX_FILE_BYTES = 500 * 1024 * 1024;

const MAGIC: readonly (readonly [readonly number[], string])[] = [
  [[0x1f, 0x8b], 'gzip-compressed (set CompressionType to Gzip for the channel, or unpack it)'],
  [[0x50, 0x4b, 0x03, 0x04], 'a ZIP archive or an Excel workbook (unpack it, or save it as CSV UTF-8)'],
  [[0xff, 0xfe], 'UTF-16 (save it as UTF-8)'],
  [[0xfe, 0xff], 'UTF-16 (save it as UTF-8)'],
];

/**
 * Bytes of a text file as a string, without byte order mark.
 * @throws InputError that says what the file is instead: empty, compressed, binary, or in another encoding and where.
 */
export function decodeText(bytes: Uint8Array, file: string, decode: Utf8Decode): string {
  if (bytes.length > MAX_FILE_BYTES) {
    throw new InputError(`${file} is larger than ${MAX_FILE_BYTES / 1024 / 1024} MiB. Split it into several files.`);
  }
  for (const [magic, what] of MAGIC) {
    if (magic.every((byte, i) => bytes[i] === byte))
      throw new InputError(`${file} is ${what}. It must be CSV or JSON lines in UTF-8.`);
  }
  const nul = bytes.indexOf(0);
  if (nul >= 0) {
    throw new InputError(
      `${file} line ${lineAt(bytes, nul)}: there is a NUL byte, so this is a binary file. It must be CSV or JSON lines in UTF-8.`,
    );
  }
  let text: string;
  try {
    text = decode(bytes, false);
  } catch {
    const at = firstInvalid(bytes, decode);
    const byte = (bytes[at] ?? 0).toString(16).toUpperCase().padStart(2, '0');
    throw new InputError(
      `${file} line ${lineAt(bytes, at)}: byte 0x${byte} is not valid UTF-8. Save the file as UTF-8 (it looks like Latin-1 or Windows-1252).`,
    );
  }
  if (text.trim() === '') throw new InputError(`${file} is empty.`);
  return text;
}

function lineAt(bytes: Uint8Array, offset: number): number {
  let line = 1;
  for (let i = 0; i < offset; i++) if (bytes[i] === 10) line++;
  return line;
}

/** Bisects on "this prefix decodes", which stays false from the first bad byte on; then back to where its character begins. */
function firstInvalid(bytes: Uint8Array, decode: Utf8Decode): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decodes(bytes.subarray(0, middle), true, decode)) good = middle;
    else bad = middle;
  }
  while (good > 0 && !decodes(bytes.subarray(0, good), false, decode)) good--;
  return good;
}

function decodes(prefix: Uint8Array, open: boolean, decode: Utf8Decode): boolean {
  try {
    decode(prefix, open);
    return true;
  } catch {
    return false;
  }
}
