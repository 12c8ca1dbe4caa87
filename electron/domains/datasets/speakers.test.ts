import { expect, it } from 'vitest';
import { logLikelihood, SpeakerTally } from './speakers';

const line = (speaker: string | null, text: string, scene = 's1') => ({ speaker, text, scene, episode: 'e1' });

it('counts lines, words, scenes and questions, and leaves lines without a speaker out', () => {
  const tally = new SpeakerTally();
  for (const one of [
    line('Ada', 'Where is the boat?'),
    line('Ada', 'It’s gone.', 's2'),
    line('Ben', 'No.'),
    line(null, 'Somebody hums.'),
  ])
    tally.add(one);
  expect(tally.figures()).toMatchObject([
    { speaker: 'Ada', records: 2, words: 6, scenes: 2, episodes: 1, wordsPerLine: 3, questions: 0.5, vocabulary: null },
    { speaker: 'Ben', records: 1, words: 1, scenes: 1, questions: 0 },
  ]);
});

it('finds the words one says more than the others do, and none where all say the same', () => {
  const tally = new SpeakerTally();
  for (let i = 0; i < 30; i += 1) {
    tally.add(line('Ada', 'the lantern is by the lantern post'));
    tally.add(line('Ben', 'the ferry is by the harbour wall'));
  }
  const [ada, ben] = tally.figures();
  expect(ada?.tellingWords[0]).toBe('lantern');
  expect(ada?.tellingWords).not.toContain('the');
  expect(ben?.tellingWords).toEqual(expect.arrayContaining(['ferry', 'harbour', 'wall']));
  expect(ada?.vocabulary).toBeCloseTo(6 / 210);
});

it('weighs as the published example does', () => {
  // Both corpora of 1,000 words, 20 against 5 occurrences: G² = 2 (20 ln(20/12.5) + 5 ln(5/12.5)).
  expect(logLikelihood(20, 1_000, 5, 1_000)).toBeCloseTo(2 * (20 * Math.log(1.6) + 5 * Math.log(0.4)), 9);
  expect(logLikelihood(10, 1_000, 10, 1_000)).toBeCloseTo(0, 9);
});
