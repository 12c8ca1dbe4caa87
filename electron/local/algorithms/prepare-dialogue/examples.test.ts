import { describe, expect, it } from 'vitest';
import { chatPairs, csvField, locationExamples } from './examples';

const line = (speaker: string | null, text: string, location: string | null = 'Mill') => ({
  record: {
    id: '0'.repeat(16),
    episode: 'e',
    scene: 'e-01',
    sceneTitle: null,
    turn: 1,
    location,
    speaker,
    text,
    startMs: null,
    endMs: null,
    file: 'x',
    line: 1,
    split: 'train' as const,
  },
  words: text.split(' ').length,
});
const words = (count: number, word: string): string => Array.from({ length: count }, () => word).join(' ');

describe('chatPairs', () => {
  it('takes turns, begins with the other side, and looks back as far as asked', () => {
    const scene = [line('Ann', 'A1'), line('Bob', 'B1'), line('Cy', 'C1'), line(null, 'X'), line('Bob', 'B2')];
    expect(chatPairs(scene, 3)).toEqual([
      {
        character: 'Bob',
        messages: [
          { role: 'user', content: 'A1' },
          { role: 'assistant', content: 'B1' },
        ],
      },
      {
        character: 'Cy',
        messages: [
          { role: 'user', content: 'A1\nB1' },
          { role: 'assistant', content: 'C1' },
        ],
      },
      {
        character: 'Bob',
        messages: [
          { role: 'user', content: 'C1\nX' },
          { role: 'assistant', content: 'B2' },
        ],
      },
    ]);
  });

  it('has none for who opens a scene or goes on alone', () => {
    expect(chatPairs([line('Ann', 'A1'), line('Ann', 'A2')], 6)).toEqual([]);
  });
});

describe('locationExamples', () => {
  it('cuts passages, gives a short rest to the one before, and begins anew at another place', () => {
    const scene = [
      ...[line('Ann', words(20, 'a')), line('Bob', words(5, 'b')), line('Ann', words(3, 'c'))],
      ...[line('Ann', words(9, 'd'), 'Dock'), line('Ann', words(2, 'e'), 'Inn')],
    ];
    expect(locationExamples(scene)).toEqual([
      { text: `${words(20, 'a')} ${words(5, 'b')} ${words(3, 'c')}`, label: 'Mill' },
      { text: words(9, 'd'), label: 'Dock' },
    ]);
  });

  it('never makes neighbours of words that are none in the scene', () => {
    const scene = [line('Ann', words(24, 'a')), line('Ann', 'x', null), line('Ann', words(3, 'c'))];
    expect(locationExamples(scene)).toEqual([{ text: words(24, 'a'), label: 'Mill' }]);
  });
});

it('quotes fields as RFC 4180 asks', () => {
  expect(['plain', 'a,b', 'say "x"', ' led'].map(csvField)).toEqual(['plain', '"a,b"', '"say ""x"""', '" led"']);
});
