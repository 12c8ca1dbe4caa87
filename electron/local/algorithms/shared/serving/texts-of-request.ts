import { InputError } from '../../../../../shared/model/input-error';
import { parseCsv } from '../../../../../shared/model/labelled-text/csv';
import { MAX_TEXT_LENGTH } from '../../../../../shared/model/labelled-text/rows';
import { RequestError } from './request-error';

/** Content types a classifier's request may have. */
const understood = ['text/csv', 'application/json', 'application/jsonlines', 'text/plain'];

/** Texts to classify, one at least; `single` asks for one answer by itself instead of a list. */
interface TextsOfRequest {
  readonly texts: readonly string[];
  readonly single: boolean;
}

/**
 * The texts of a request: text/csv, one text a row; text/plain, one a line; application/jsonlines, one {"text": …} a line;
 * application/json, {"texts": ["…"]}, {"instances": [{"text": …}]} or {"text": …}.
 * @throws RequestError saying what is wrong and where.
 */
export function readTexts(body: Buffer, contentType: string): TextsOfRequest {
  switch (contentType) {
    case 'text/csv':
      return { texts: nonEmpty(csvTexts(body.toString('utf8'))), single: false };
    case 'text/plain':
      return { texts: nonEmpty(lines(body).map(([line, where]) => checked(line, where))), single: false };
    case 'application/jsonlines':
    case 'application/x-jsonlines': {
      const texts = lines(body).map(([line, where]) => textOf(parseJson(line, where), where));
      return { texts: nonEmpty(texts), single: false };
    }
    case 'application/json':
      return jsonTexts(parseJson(body.toString('utf8'), 'the body'));
    default:
      throw new RequestError(
        415,
        'unsupported_content_type',
        `The content type ${contentType || '(none)'} is not understood; there are ${understood.join(', ')}.`,
      );
  }
}

function jsonTexts(value: unknown): TextsOfRequest {
  const { texts, instances } = isObject(value) ? value : {};
  if (texts !== undefined) {
    if (!Array.isArray(texts)) throw invalid('"texts" must be a list of texts.');
    return { texts: nonEmpty(texts.map((text, i) => checked(text, `texts[${i}]`))), single: false };
  }
  if (instances === undefined) return { texts: [textOf(value, 'the body')], single: true };
  if (!Array.isArray(instances)) throw invalid('"instances" must be a list of objects such as {"text": "…"}.');
  return { texts: nonEmpty(instances.map((each, i) => textOf(each, `instances[${i}]`))), single: false };
}

/** Lines that are not empty, each with its place. */
function lines(body: Buffer): readonly (readonly [string, string])[] {
  const all = body.toString('utf8').split(/\r\n|\n|\r/);
  return all.map((line, i) => [line, `line ${i + 1}`] as const).filter(([line]) => line.trim() !== '');
}

function csvTexts(text: string): string[] {
  try {
    return [...parseCsv(text, 'The request')].map(({ fields, line }) => {
      if (fields.length > 1)
        throw invalid(`Line ${line} has ${fields.length} fields: a text with commas must be quoted.`);
      return checked(fields[0], `line ${line}`);
    });
  } catch (error) {
    throw error instanceof InputError ? invalid(error.message) : error;
  }
}

function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid(`What stands in ${where} is not JSON.`);
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function textOf(value: unknown, where: string): string {
  if (!isObject(value)) throw invalid(`What stands in ${where} must be an object such as {"text": "…"}.`);
  return checked(value.text, where);
}

function checked(text: unknown, where: string): string {
  if (typeof text !== 'string' || text.trim() === '') throw invalid(`"text" is missing or empty in ${where}.`);
  if (text.length <= MAX_TEXT_LENGTH) return text;
  throw invalid(`The text in ${where} has ${text.length} characters; the limit is ${MAX_TEXT_LENGTH}.`);
}

function nonEmpty(texts: readonly string[]): readonly string[] {
  if (texts.length === 0) throw invalid('There is no text to classify.');
  return texts;
}

const invalid = (message: string): RequestError => new RequestError(400, 'invalid_request', message);
