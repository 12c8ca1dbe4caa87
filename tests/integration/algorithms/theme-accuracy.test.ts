import { expect, it } from 'vitest';
import { scoreText } from '../../../electron/local/algorithms/theme-classifier/score-text';
import { themeNames } from '../../../shared/model/insights/themes';
import { familiar, fresh, neutral, type Sentences, unseen } from './theme-sentences';

/** Right answers of a set, said in one line. */
function measured(name: string, sentences: Sentences): number {
  let right = 0;
  let silent = 0;
  const found: string[] = [];
  const total = Object.values(sentences).flat().length;
  for (const theme of themeNames) {
    let rightHere = 0;
    for (const sentence of sentences[theme]) {
      const { scores } = scoreText(sentence);
      const best = Math.max(...scores);
      if (best === 0) silent++;
      else if (themeNames[scores.indexOf(best)] === theme) rightHere++;
    }
    right += rightHere;
    found.push(`${theme} ${rightHere}/${sentences[theme].length}`);
  }
  const majority = Math.max(...Object.values(sentences).map((each) => each.length)) / total;
  const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
  console.log(
    `${name}: main theme right in ${right} of ${total} (${percent(right / total)}), no theme found in ${silent}; chance ${percent(1 / 8)}, majority ${percent(majority)}. ${found.join(', ')}.`,
  );
  return right / total;
}

it('finds no theme in most sentences that have none', () => {
  const themed = neutral.filter((sentence) => scoreText(sentence).scores.some((score) => score >= 0.4));
  console.log(`neutral: a theme of 0.4 or more found in ${themed.length} of ${neutral.length}. ${themed.join(' ')}`);
  expect(themed.length).toBeLessThanOrEqual(neutral.length / 6);
});

it('finds the main theme of sentences far more often than chance', () => {
  expect(measured('familiar', familiar)).toBeGreaterThan(0.85);
  expect(measured('fresh', fresh)).toBeGreaterThanOrEqual(0.6);
  expect(measured('unseen', unseen)).toBeGreaterThanOrEqual(1 / 8);
});
