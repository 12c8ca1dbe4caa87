import { InputError } from '../input-error';
import { parseCsv } from './csv';

/** One record of a file with named values, and the line (from 1) it stands on. */
export interface TextRecord<Value> {
  readonly line: number;
  readonly values: Readonly<Record<string, Value>>;
}

/** JSON lines when the file's name or its first character says so, else CSV. */
export function isJsonLines(text: string, file: string): boolean {
  return /\.(jsonl|ndjson)$/i.test(file) || (!/\.csv$/i.test(file) && text.trimStart().startsWith('{'));
}

/**
 * Records of a CSV file whose header names each of `columns` once; other columns are dropped.
 * @throws InputError with file and line.
 */
export function* csvRecords(text: string, file: string, columns: readonly string[]): Generator<TextRecord<string>> {
  let header: ReturnType<typeof readHeader> | null = null;
  for (const { line, fields } of parseCsv(text, file)) {
    if (!header) {
      header = readHeader(fields, file, line, columns);
      continue;
    }
    if (fields.length !== header.width) {
      throw new InputError(
        `${file} line ${line}: there are ${fields.length} fields where the header has ${header.width}. A text with commas must be quoted.`,
      );
    }
    const values: Record<string, string> = {};
    for (const { name, at } of header.places) values[name] = fields[at] ?? '';
    yield { line, values };
  }
}

function readHeader(fields: readonly string[], file: string, line: number, columns: readonly string[]) {
  const names = fields.map((field) => field.trim().toLowerCase());
  for (const wanted of columns) {
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
  return { places: columns.map((name) => ({ name, at: names.indexOf(name) })), width: fields.length };
}

/**
 * Objects of a file of JSON lines; blank lines are skipped. `example` is shown to whoever has to mend a line.
 * @throws InputError with file and line.
 */
export function* jsonRecords(text: string, file: string, example: string): Generator<TextRecord<unknown>> {
  let line = 0;
  for (const source of text.split(/\r\n|\n|\r/)) {
    line++;
    if (source.trim() === '') continue;
    let value: unknown;
    try {
      value = JSON.parse(source);
    } catch {
      throw new InputError(`${file} line ${line}: this is not JSON. Every line must be an object such as ${example}.`);
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new InputError(`${file} line ${line}: every line must be an object such as ${example}.`);
    }
    yield { line, values: value as Record<string, unknown> };
  }
}
