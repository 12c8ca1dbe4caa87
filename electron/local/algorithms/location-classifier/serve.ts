import type { Invoke } from '../shared/serving/http-server';
import { RequestError } from '../shared/serving/request-error';
import { readTexts } from '../shared/serving/texts-of-request';
import type { Predictor } from './predict';

/** Content types of answers. */
const JSON_TYPE = 'application/json';
const LINES_TYPE = 'application/jsonlines';
const CSV_TYPE = 'text/csv';
const answerTypes: readonly string[] = [CSV_TYPE, JSON_TYPE, LINES_TYPE];

interface Answer {
  readonly label: string;
  readonly probability: number;
  /** Every label's probability, most probable first. */
  readonly probabilities: Readonly<Record<string, number>>;
}

/**
 * Requests as texts-of-request.ts reads them, e.g. {"instances": [{"text": …}]}. Answers, by Accept: application/json (the default),
 * application/jsonlines, or text/csv with label and probability.
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
    const { texts, single } = readTexts(body, contentType);
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
  if (answerTypes.includes(accept)) return accept;
  throw new RequestError(
    406,
    'not_acceptable',
    `Answers cannot be written as ${accept}; they can as ${answerTypes.join(', ')}.`,
  );
}

const field = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
