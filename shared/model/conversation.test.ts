import { expect, it } from 'vitest';
import { answerFigures, formatLatency } from './answer-figures';
import { type AnswerFacts, titleFor } from './conversation';

it('titles a conversation with its first words', () => {
  expect(titleFor('  When does\nthe lock open? ')).toBe('When does the lock open?');
  const long = titleFor('A rather long question about the lock, the weir and whatever else lies along the river');
  expect(long).toBe('A rather long question about the lock, the weir and…');
  expect([...titleFor('🚣'.repeat(100))].length).toBeLessThanOrEqual(60);
});

const facts: AnswerFacts = {
  kind: 'retrieved',
  delivered: 'whole',
  endpoint: 'lock',
  variant: 'blue',
  firstMs: 80,
  totalMs: 84,
  tokens: null,
  score: 0.625,
  sources: [],
};

it('says what is known of an answer and nothing else', () => {
  expect(answerFigures({ status: 'done', facts })).toEqual([
    'retrieved',
    'score 0.63',
    'variant blue',
    'whole after 84 ms',
  ]);
  expect(answerFigures({ status: 'stopped', facts: null })).toEqual(['stopped']);
  expect(answerFigures({ status: 'failed', facts: null })).toEqual([]);
  expect(answerFigures({ status: 'stopped', facts }).at(-1)).toBe('stopped after 84 ms');
  expect(answerFigures({ status: 'failed', facts: { ...facts, firstMs: null, score: null, variant: null } })).toEqual([
    'failed after 84 ms',
  ]);
  const silent = { ...facts, kind: 'unknown' as const, firstMs: null, totalMs: 0, score: null, variant: null };
  expect(answerFigures({ status: 'stopped', facts: silent })).toEqual(['stopped']);
});

it('gives a rate of tokens where there is one, and says when they were only counted', () => {
  const generated = {
    ...facts,
    kind: 'generated' as const,
    delivered: 'streamed' as const,
    score: null,
    totalMs: 2_310,
  };
  const counted = { ...generated, tokens: { count: 61, perSecond: 27.44, from: 'deltas' as const } };
  expect(answerFigures({ status: 'done', facts: counted })).toEqual([
    'generated',
    'variant blue',
    'first words after 80 ms',
    'all after 2.3 s',
    '61 tokens (counted parts)',
    '27 tokens/s',
  ]);
  const told = { ...generated, tokens: { count: 61, perSecond: 4.04, from: 'usage' as const } };
  expect(answerFigures({ status: 'done', facts: told }).slice(-2)).toEqual(['61 tokens', '4.0 tokens/s']);
});

it.each([
  [0.2, '1 ms'],
  [84.4, '84 ms'],
  [999.6, '1.0 s'],
  [12_345, '12.3 s'],
  [123_456, '123 s'],
])('writes %d ms as %s', (milliseconds, text) => {
  expect(formatLatency(milliseconds)).toBe(text);
});
