import { expect, it } from 'vitest';
import { markedParts } from './marked-parts';

const text = 'I hope, and hope again, but I am no coward: afraid, hopeful.';

it('marks whole words where they stand, one place each, and says for what', () => {
  const parts = markedParts(
    text,
    [
      { word: 'hope', theme: 'Hope', weight: 1 },
      { word: 'hope', theme: 'Hope', weight: 1 },
      { word: 'afraid', theme: 'Danger', weight: 0.5 },
      { word: 'coward', theme: 'Despair', weight: -0.5 },
    ],
    'Hope',
  );
  expect(parts.map(({ text: part }) => part).join('')).toBe(text);
  expect(parts.filter(({ mark }) => mark !== null)).toEqual([
    { text: 'hope', mark: 'theme' },
    { text: 'hope', mark: 'theme' },
    { text: 'coward', mark: 'against' },
    { text: 'afraid', mark: 'other' },
  ]);
});

it('prefers the theme that is asked for and leaves a line without its words whole', () => {
  expect(
    markedParts(
      'Danger!',
      [
        { word: 'danger', theme: 'Guilt', weight: 1 },
        { word: 'Danger', theme: 'Danger', weight: 1 },
      ],
      'Danger',
    ),
  ).toEqual([
    { text: 'Danger', mark: 'theme' },
    { text: '!', mark: null },
  ]);
  expect(markedParts('Nothing.', [{ word: 'hope', theme: 'Hope', weight: 1 }], 'Hope')).toEqual([
    { text: 'Nothing.', mark: null },
  ]);
});
