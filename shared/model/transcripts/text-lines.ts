/** One line of a text, without its end. */
export interface TextLine {
  /** From 1. */
  readonly line: number;
  readonly text: string;
}

/** Lines that end in LF, CRLF or CR, also mixed. */
export function* textLines(text: string): Generator<TextLine> {
  let line = 0;
  let at = 0;
  while (at < text.length) {
    const found = text.indexOf('\n', at);
    const end = found < 0 ? text.length : found;
    const last = end > at && text.charCodeAt(end - 1) === 13 ? end - 1 : end;
    const raw = text.slice(at, last);
    at = end + 1;
    if (raw.includes('\r')) for (const part of raw.split('\r')) yield { line: ++line, text: part };
    else yield { line: ++line, text: raw };
  }
}

/** The line, from 1, on which the character at `index` stands. */
export function lineOf(text: string, index: number): number {
  return text.slice(0, index).split(/\r\n|\r|\n/).length;
}
