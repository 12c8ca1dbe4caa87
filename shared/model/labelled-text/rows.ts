import { InputError } from '../input-error';
import { csvRecords, isJsonLines, jsonRecords } from './records';

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
  return isJsonLines(text, file) ? jsonRows(text, file) : csvRows(text, file);
}

function* csvRows(text: string, file: string): Generator<Row> {
  for (const { line, values } of csvRecords(text, file, ['text', 'label'])) {
    yield checked(values.text, values.label, file, line);
  }
}

function* jsonRows(text: string, file: string): Generator<Row> {
  for (const { line, values } of jsonRecords(text, file, '{"text": "…", "label": "…"}')) {
    const { label } = values;
    yield checked(values.text, typeof label === 'number' ? String(label) : label, file, line);
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
