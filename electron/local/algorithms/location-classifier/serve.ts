import { InputError } from '../../../../shared/model/input-error';
import { parseCsv } from '../../../../shared/model/labelled-text/csv';
import { MAX_TEXT_LENGTH } from '../../../../shared/model/labelled-text/rows';
import type { Invoke } from '../shared/serving/http-server';
import { RequestError } from '../shared/serving/request-error';
import type { Predictor } from './predict';

/** Content types understood, as a request's body and, with text/csv and jsonlines, as its answer. */
const JSON_TYPE = 'application/json';
const LINES_TYPE = 'application/jsonlines';
const CSV_TYPE = 'text/csv';
const contentTypes: readonly string[] = [CSV_TYPE, JSON_TYPE, LINES_TYPE];

interface Answer {
  readonly label: string;
  readonly probability: number;
  /** Every label's probability, most probable first. */
  readonly probabilities: Readonly<Record<string, number>>;
}

/** Texts to classify; `single` asks for one answer by itself instead of a list. */
interface Question {
  readonly texts: readonly string[];
  readonly single: boolean;
}

/**
 * Requests: text/csv, one text a line; application/jsonlines, one {"text": …} a line; application/json,
 * {"instances": [{"text": …}]} or {"text": …}. Answers, by Accept: application/json (the default), application/jsonlines,
 * or text/csv with label and probability.
 */
export function invocations(predictor: Predictor): Invoke {
  const answer = (text: string): Answer => {
    const predictions = predictor.predict(text);
    const [best] = predictions;
    if (best === undefined) throw new Error('The model has no labels.');
    return { ...best, probabilities: Object.fromEntries(predictions.map((each) => [each.label, each.probability])) };
  };
  return ({ body, contentType, accept }) => {
    const type = answerType(accept);
    const { texts, single } = question(body, contentType);
    const answers = texts.map(answer);
    return { contentType: type, parts: [written(answers, single, type)] };
  };
}

function written(answers: readonly Answer[], single: boolean, type: string): string {
  if (type === CSV_TYPE) return answers.map(({ label, probability }) => `${field(label)},${probability}\n`).join('');
  if (type === LINES_TYPE) return answers.map((each) => `${JSON.stringify(each)}\n`).join('');
  return JSON.stringify(single ? answers[0] : { predictions: answers });
}

function answerType(accept: string): string {
  if (['', '*/*', 'application/*'].includes(accept)) return JSON_TYPE;
  if (contentTypes.includes(accept)) return accept;
  throw new RequestError(
    406,
    'not_acceptable',
    `Answers cannot be written as ${accept}; they can as ${contentTypes.join(', ')}.`,
  );
}

function question(body: Buffer, contentType: string): Question {
  switch (contentType) {
    case CSV_TYPE:
      return { texts: nonEmpty(csvTexts(body.toString('utf8'))), single: false };
    case LINES_TYPE:
    case 'application/x-jsonlines': {
      const lines = body.toString('utf8').split(/\r\n|\n|\r/);
      const numbered = lines.map((line, i) => [line, `line ${i + 1}`] as const).filter(([line]) => line.trim() !== '');
      return {
        texts: nonEmpty(numbered.map(([line, where]) => textOf(parseJson(line, where), where))),
        single: false,
      };
    }
    case JSON_TYPE: {
      const value = parseJson(body.toString('utf8'), 'the body');
      const instances = isObject(value) ? value.instances : undefined;
      if (instances === undefined) return { texts: [textOf(value, 'the body')], single: true };
      if (!Array.isArray(instances)) throw invalid('"instances" must be a list of objects such as {"text": "…"}.');
      return { texts: nonEmpty(instances.map((each, i) => textOf(each, `instances[${i}]`))), single: false };
    }
    default:
      throw new RequestError(
        415,
        'unsupported_content_type',
        `The content type ${contentType || '(none)'} is not understood; there are ${contentTypes.join(', ')}.`,
      );
  }
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

const field = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
