import type { Utf8Decode } from '../labelled-text/decode-text';

/** What Windows-1252 has at 0x80 to 0x9F (WHATWG Encoding, index-windows-1252); elsewhere a byte is its code point. */
const HIGH =
  '\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178';

/** Arguments of one String.fromCharCode; far below any engine's limit. */
const CHUNK = 8_192;

/** Decodes here, because a platform’s decoder may take the name for Latin-1 (nodejs/node#56542). */
export function decodeWindows1252(bytes: Uint8Array): string {
  return fromCodes(bytes.length, (at) => {
    const byte = bytes[at] as number;
    return byte >= 0x80 && byte <= 0x9f ? HIGH.charCodeAt(byte - 0x80) : byte;
  });
}

/** UTF-16 without byte order mark; an odd last byte is left out, half a surrogate pair becomes U+FFFD. */
export function decodeUtf16(bytes: Uint8Array, littleEndian: boolean): string {
  const [low, high] = littleEndian ? [0, 1] : [1, 0];
  const text = fromCodes(
    bytes.length >> 1,
    (at) => (bytes[at * 2 + low] as number) | ((bytes[at * 2 + high] as number) << 8),
  );
  return text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}

function fromCodes(length: number, codeAt: (at: number) => number): string {
  const parts: string[] = [];
  for (let start = 0; start < length; start += CHUNK) {
    const codes = new Uint16Array(Math.min(CHUNK, length - start));
    for (let i = 0; i < codes.length; i++) codes[i] = codeAt(start + i);
    parts.push(String.fromCharCode(...codes));
  }
  return parts.join('');
}

/** How many characters of several bytes are right and how many bytes belong to none, and where the first of these is. */
export function scanUtf8(bytes: Uint8Array): {
  readonly good: number;
  readonly bad: number;
  readonly firstBad: number;
} {
  let good = 0;
  let bad = 0;
  let firstBad = -1;
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes, at);
    if (length === 0) {
      if (bad === 0) firstBad = at;
      bad++;
    } else if (length > 1) good++;
    at += length || 1;
  }
  return { good, bad, firstBad };
}

/** UTF-8 whose bad bytes are read as Windows-1252. */
export function decodeMixed(bytes: Uint8Array, decode: Utf8Decode): string {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes, at);
    if (length === 0) {
      if (at > from) parts.push(decode(bytes.subarray(from, at), false));
      parts.push(decodeWindows1252(bytes.subarray(at, at + 1)));
      from = at + 1;
    }
    at += length || 1;
  }
  if (from < bytes.length) parts.push(decode(bytes.subarray(from), false));
  return parts.join('');
}

/** Bytes of the character at `at`, by table 3-7 of the Unicode standard; 0 when there is none. */
function sequenceLength(bytes: Uint8Array, at: number): 0 | 1 | 2 | 3 | 4 {
  const first = bytes[at] as number;
  if (first < 0x80) return 1;
  const follows = (offset: number, from = 0x80, to = 0xbf): boolean => {
    const byte = bytes[at + offset];
    return byte !== undefined && byte >= from && byte <= to;
  };
  if (first >= 0xc2 && first <= 0xdf) return follows(1) ? 2 : 0;
  if (first >= 0xe0 && first <= 0xef) {
    const from = first === 0xe0 ? 0xa0 : 0x80;
    const to = first === 0xed ? 0x9f : 0xbf;
    return follows(1, from, to) && follows(2) ? 3 : 0;
  }
  if (first >= 0xf0 && first <= 0xf4) {
    const from = first === 0xf0 ? 0x90 : 0x80;
    const to = first === 0xf4 ? 0x8f : 0xbf;
    return follows(1, from, to) && follows(2) && follows(3) ? 4 : 0;
  }
  return 0;
}
