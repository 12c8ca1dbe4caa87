import { themeNames } from '../../../../shared/model/insights/themes';
import type { Invoke } from '../shared/serving/http-server';
import { RequestError } from '../shared/serving/request-error';
import { readTexts } from '../shared/serving/texts-of-request';
import { scoreText } from './score-text';

const JSON_TYPE = 'application/json';

/**
 * Requests as texts-of-request.ts reads them, e.g. {"texts": ["…"]}. Answer: {"themes": [names], "predictions": [{"scores": {name: 0 to 1},
 * "words": [{"word", "theme", "weight"}]}]}, one prediction a text in their order; JSON, whatever came.
 */
export const invocations: Invoke = ({ body, contentType, accept }) => {
  if (!['', '*/*', 'application/*', JSON_TYPE].includes(accept)) {
    throw new RequestError(406, 'not_acceptable', `Answers cannot be written as ${accept}; they can as ${JSON_TYPE}.`);
  }
  const predictions = readTexts(body, contentType).texts.map((text) => {
    const { scores, words } = scoreText(text);
    return { scores: Object.fromEntries(themeNames.map((theme, i) => [theme, scores[i]])), words };
  });
  return { contentType: JSON_TYPE, parts: [JSON.stringify({ themes: themeNames, predictions })] };
};
