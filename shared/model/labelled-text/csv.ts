import { InputError } from '../input-error';

/** One record of a CSV file with the line (from 1) its first character stands on. */
export interface CsvRecord {
  readonly line: number;
  readonly fields: readonly string[];
}

const QUOTE = 34;
const COMMA = 44;
const LF = 10;
const CR = 13;

/**
 * Reads RFC 4180: quoted fields with doubled quotes, commas and newlines inside; CRLF, LF or CR between records; blank
 * lines skipped. A quote inside an unquoted field is taken literally, as spreadsheets write it.
 * @throws InputError with `file` and line for a quote that never closes or text after a closing one.
 */
export function* parseCsv(text: string, file: string): Generator<CsvRecord, void> {
  const end = text.length;
  let at = 0;
  let line = 1;
  while (at < end) {
    const record = { line, fields: [] as string[] };
    let blank = true;
    for (;;) {
      if (text.charCodeAt(at) === QUOTE) {
        const opened = line;
        let close = text.indexOf('"', at + 1);
        while (close >= 0 && text.charCodeAt(close + 1) === QUOTE) close = text.indexOf('"', close + 2);
        if (close < 0) throw new InputError(`${file} line ${opened}: a quoted field opens here and never closes.`);
        const raw = text.slice(at + 1, close);
        record.fields.push(raw.includes('"') ? raw.replaceAll('""', '"') : raw);
        line += countNewlines(raw);
        at = close + 1;
        blank = false;
        const next = text.charCodeAt(at);
        if (at < end && next !== COMMA && next !== LF && next !== CR) {
          throw new InputError(
            `${file} line ${line}: there is text after the closing quote of a field. Quotes inside a quoted field must be doubled ("").`,
          );
        }
      } else {
        const start = at;
        let code = text.charCodeAt(at);
        while (at < end && code !== COMMA && code !== LF && code !== CR) code = text.charCodeAt(++at);
        if (at > start) blank = false;
        record.fields.push(text.slice(start, at));
      }
      if (at < end && text.charCodeAt(at) === COMMA) {
        blank = false;
        at++;
        continue;
      }
      break;
    }
    if (text.charCodeAt(at) === CR && text.charCodeAt(at + 1) === LF) at++;
    at++;
    line++;
    if (!blank) yield record;
  }
}

function countNewlines(text: string): number {
  if (!text.includes('\n') && !text.includes('\r')) return 0;
  return text.split(/\r\n|\r|\n/).length - 1;
}
