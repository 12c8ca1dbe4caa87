import { InputError } from '../input-error';
import { parseCsv } from './csv';

/** One labelled text and where it stands, for messages. */
export interface Row {
  readonly text: string;
  readonly label: string;
  readonly file: string;
  readonly line: number;
}

/** Longer texts are almost always an unclosed quote or a whole document in one cell. */
export const MAX_TEXT_LENGTH = 100_000;
export const MAX_LABEL_LENGTH = 256;

/**
 * Rows of one decoded file: JSON lines when its name or first character says so, else CSV with a header.
 * @throws InputError with file and line.
 */
export function readRows(text: string, file: string): Iterable<Row> {
  const jsonLines = /\.(jsonl|ndjson)$/i.test(file) || (!/\.csv$/i.test(file) && text.trimStart().startsWith('{'));
  return jsonLines ? jsonRows(text, file) : csvRows(text, file);
}

function* csvRows(text: string, file: string): Generator<Row> {
  let header: { readonly text: number; readonly label: number; readonly width: number } | null = null;
  for (const { line, fields } of parseCsv(text, file)) {
    if (!header) {
      header = readHeader(fields, file, line);
      continue;
    }
    if (fields.length !== header.width) {
      throw new InputError(
        `${file} line ${line}: there are ${fields.length} fields where the header has ${header.width}. A text with commas must be quoted.`,
      );
    }
    yield checked(fields[header.text], fields[header.label], file, line);
  }
}

function readHeader(fields: readonly string[], file: string, line: number) {
  const names = fields.map((field) => field.trim().toLowerCase());
  for (const wanted of ['text', 'label']) {
    const found = names.filter((name) => name === wanted).length;
    if (found === 1) continue;
    const seen = fields
      .slice(0, 8)
      .map((field) => `"${field.slice(0, 40)}"`)
      .join(', ');
    throw new InputError(
      `${file} line ${line}: the header must name one column "${wanted}" and it has ${found === 0 ? 'none' : found}. The columns found are ${seen}.`,
    );
  }
  return { text: names.indexOf('text'), label: names.indexOf('label'), width: fields.length };
}

function* jsonRows(text: string, file: string): Generator<Row> {
  let line = 0;
  for (const source of text.split(/\r\n|\n|\r/)) {
    line++;
    if (source.trim() === '') continue;
    let value: unknown;
    try {
      value = JSON.parse(source);
    } catch {
      throw new InputError(
        `${file} line ${line}: this is not JSON. Every line must be an object such as {"text": "…", "label": "…"}.`,
      );
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new InputError(`${file} line ${line}: every line must be an object such as {"text": "…", "label": "…"}.`);
    }
    const { text: rowText, label } = value as Record<string, unknown>;
    yield checked(rowText, typeof label === 'number' ? String(label) : label, file, line);
  }
}

function checked(text: unknown, label: unknown, file: string, line: number): Row {
  if (typeof text !== 'string' || text.trim() === '')
    throw new InputError(`${file} line ${line}: "text" is missing or empty.`);
  if (typeof label !== 'string' || label.trim() === '')
    throw new InputError(`${file} line ${line}: "label" is missing or empty.`);
  if (text.length > MAX_TEXT_LENGTH) {
    throw new InputError(
      `${file} line ${line}: the text has ${text.length} characters; the limit is ${MAX_TEXT_LENGTH}. Is a quote left open?`,
    );
  }
  const trimmed = label.trim();
  if (trimmed.length > MAX_LABEL_LENGTH) {
    throw new InputError(
      `${file} line ${line}: the label has ${trimmed.length} characters; the limit is ${MAX_LABEL_LENGTH}. Are text and label swapped?`,
    );
  }
  return { text, label: trimmed, file, line };
}
