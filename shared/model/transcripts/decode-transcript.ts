import { InputError } from '../input-error';
import type { Utf8Decode } from '../labelled-text/decode-text';
import { refusedContent } from './refused-content';
import { decodeMixed, decodeUtf16, decodeWindows1252, scanUtf8 } from './single-bytes';
import { lineOf } from './text-lines';
import type { Report } from './transcript';

/** Text and the name of the encoding it was read as. */
interface DecodedTranscript {
  readonly text: string;
  readonly encoding: 'UTF-8' | 'UTF-8 with BOM' | 'UTF-16LE' | 'UTF-16BE' | 'windows-1252';
}

/** Bytes and text of one file are in memory together, and a data set has to fit 1 GiB. */
const MAX_TRANSCRIPT_BYTES = 192 * 1024 * 1024;

/** How much of a file is looked at to tell text from other things. */
const SAMPLE = 64 * 1024;

/**
 * Bytes of a transcript as text without byte order mark. What was guessed or is faulty goes to `report` with its line.
 * `cut`: the bytes are the beginning of a longer file and may end inside a character.
 * @throws InputError that says what the file is instead: empty, too large, compressed, binary.
 */
export function decodeTranscript(
  bytes: Uint8Array,
  file: string,
  decode: Utf8Decode,
  cut: boolean,
  report: Report,
): DecodedTranscript {
  if (bytes.length === 0) throw new InputError(`${file} is empty.`);
  if (bytes.length > MAX_TRANSCRIPT_BYTES) {
    throw new InputError(
      `${file} is larger than ${MAX_TRANSCRIPT_BYTES / 1024 / 1024} MiB. Split it into several files.`,
    );
  }
  const refused = refusedContent(bytes);
  if (refused !== null) throw new InputError(`${file} is ${refused}`);
  const decoded = read(bytes, file, decode, cut, report);
  const { text } = decoded;
  if (text.trim() === '') throw new InputError(`${file} is empty: it holds nothing but space.`);
  const nul = text.indexOf('\0');
  if (nul >= 0)
    report({
      severity: 'warning',
      kind: 'encoding',
      line: lineOf(text, nul),
      message: 'There are NUL bytes in the text; they were left out.',
    });
  warnOfMojibake(text, report);
  return decoded;
}

function read(bytes: Uint8Array, file: string, decode: Utf8Decode, cut: boolean, report: Report): DecodedTranscript {
  const wide = utf16Order(bytes);
  if (wide) {
    const text = decodeUtf16(bytes.subarray(wide.skip), wide.littleEndian);
    refuseBinary(text, file, (at) => text.charCodeAt(at));
    if (!wide.marked)
      report({
        severity: 'note',
        kind: 'encoding',
        line: null,
        message: `The file has no byte order mark and was read as UTF-16${wide.littleEndian ? 'LE' : 'BE'}.`,
      });
    return { text, encoding: wide.littleEndian ? 'UTF-16LE' : 'UTF-16BE' };
  }
  refuseBinary(bytes, file, (at) => bytes[at] as number);
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  try {
    return { text: decode(bytes, cut), encoding: marked ? 'UTF-8 with BOM' : 'UTF-8' };
  } catch {
    return decodeFaulty(marked ? bytes.subarray(3) : bytes, marked, decode, report);
  }
}

/** Few bad bytes among good characters are faults of a UTF-8 file; otherwise it never was one. */
function decodeFaulty(bytes: Uint8Array, marked: boolean, decode: Utf8Decode, report: Report): DecodedTranscript {
  const { good, bad, firstBad } = scanUtf8(bytes);
  const byte = `0x${(bytes[firstBad] ?? 0).toString(16).toUpperCase()}`;
  const line = lineOfByte(bytes, firstBad);
  if (marked || good > bad * 2) {
    report({
      severity: 'warning',
      kind: 'encoding',
      line,
      message: `${bad === 1 ? 'One byte is' : `${bad} bytes are`} not valid UTF-8, the first is ${byte}; read as Windows-1252. Look whether the letters are right.`,
    });
    return { text: decodeMixed(bytes, decode), encoding: marked ? 'UTF-8 with BOM' : 'UTF-8' };
  }
  report({
    severity: 'warning',
    kind: 'encoding',
    line,
    message: `The file is not UTF-8 (byte ${byte}) and was read as Windows-1252. If letters look wrong, save it as UTF-8.`,
  });
  return { text: decodeWindows1252(bytes), encoding: 'windows-1252' };
}

/** By the byte order mark; without one by where the zero bytes of Latin letters stand. */
function utf16Order(
  bytes: Uint8Array,
): { readonly littleEndian: boolean; readonly marked: boolean; readonly skip: 0 | 2 } | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { littleEndian: true, marked: true, skip: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { littleEndian: false, marked: true, skip: 2 };
  const size = Math.min(bytes.length, 4096) & ~1;
  if (size < 4) return null;
  const zeros = [0, 0];
  for (let i = 0; i < size; i++) if (bytes[i] === 0) zeros[i & 1] = (zeros[i & 1] as number) + 1;
  const [even, odd] = zeros as [number, number];
  const half = size / 2;
  if (odd > half * 0.4 && even < half * 0.05) return { littleEndian: true, marked: false, skip: 0 };
  if (even > half * 0.4 && odd < half * 0.05) return { littleEndian: false, marked: false, skip: 0 };
  return null;
}

/** Text has line ends, tabs and now and then a stray control character; one in a hundred is no text. */
function refuseBinary(content: { readonly length: number }, file: string, codeAt: (at: number) => number): void {
  const size = Math.min(content.length, SAMPLE);
  let controls = 0;
  let first = -1;
  let line = 1;
  let firstLine = 1;
  for (let i = 0; i < size; i++) {
    const code = codeAt(i);
    if (code === 10) line++;
    if (code >= 32 || (code >= 9 && code <= 13) || code === 27) continue;
    controls++;
    if (first < 0) {
      first = i;
      firstLine = line;
    }
  }
  if (controls <= 1 + size / 100) return;
  throw new InputError(
    `${file} line ${firstLine}: this is a binary file (${codeAt(first) === 0 ? 'there are NUL bytes' : 'there are control characters'}). Transcripts are .srt, .vtt, scripts, CSV or JSON lines.`,
  );
}

const mojibake = /Ã[\u0080-\u00bf\u0192\u201a-\u2026]|â€[\u0080-\u009f\u2018-\u2026\u0153\u2122\u02dc\u00a6]|\ufffd/;

function warnOfMojibake(text: string, report: Report): void {
  const found = mojibake.exec(text);
  if (!found) return;
  report({
    severity: 'warning',
    kind: 'encoding',
    line: lineOf(text, found.index),
    message:
      found[0] === '\ufffd'
        ? 'There are replacement characters (\ufffd): letters were lost before this file came here. Get it from its source again.'
        : 'There are letters such as “Ã©”: the text was decoded wrongly before it was saved. Get it from its source again.',
  });
}

function lineOfByte(bytes: Uint8Array, offset: number): number {
  let line = 1;
  for (let i = 0; i < offset; i++) if (bytes[i] === 10 || (bytes[i] === 13 && bytes[i + 1] !== 10)) line++;
  return line;
}
