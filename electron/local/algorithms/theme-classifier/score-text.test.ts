import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { themedLineSchema, themeNames } from '../../../../shared/model/insights/themes';
import { formsOf } from './forms';
import { lexicon } from './lexicon';
import { scoreText } from './score-text';

/** Words as "word Theme weight". */
const told = (text: string): string[] =>
  scoreText(text).words.map(({ word, theme, weight }) => `${word} ${theme} ${weight}`);
const score = (text: string, theme: (typeof themeNames)[number]): number =>
  scoreText(text).scores[themeNames.indexOf(theme)] ?? Number.NaN;

describe('scoreText', () => {
  it('finds words in any form, as they stand in the line', () => {
    expect(told('She was HOPING')).toEqual(['HOPING Hope 0.7']);
    expect(told('They hugged and kisses')).toEqual(['hugged Love 0.7', 'kisses Love 0.7']);
    expect(told('The spoon is on the table.')).toEqual([]);
  });

  it('does not take a name for a theme', () => {
    expect(told('I saw Hope and Hop there')).toEqual([]);
    expect(score('Hope is all we have', 'Hope')).toBeGreaterThan(0);
  });

  it('takes the longest phrase, with its own negation, and none over a comma', () => {
    expect(told('We will never give up')).toEqual(['never give up Hope 0.7']);
    expect(told('We give up')).toEqual(['give up Despair 0.7']);
    expect(told('What they give, up there')).toEqual([]);
  });

  it('hears turns of speech with other words between, and words by how they begin', () => {
    expect(told('Open your eyes')).toEqual(['Open your eyes Hope 0.4']);
    expect(told('Open those tired old eyes')).toEqual(['tired Despair 0.2', 'eyes Love 0.2']);
    expect(told('Open them, eyes')).toEqual(['eyes Love 0.2']);
    expect(told('The heartache of it')).toEqual(['heartache Despair 0.45']);
    expect(told('not a rebellion')).toEqual(['rebellion Rebellion -0.7']);
  });

  it('turns a negated word round, within three words of its clause', () => {
    expect(told("There isn't any hope")).toEqual(['hope Hope -0.7', 'hope Despair 0.49']);
    expect(told('You are not alone')).toEqual(['alone Isolation -0.7', 'alone Trust 0.35']);
    expect(told('No, I trust him')).toEqual(['trust Trust 0.7']);
    expect(told('Not him but trust')).toEqual(['trust Trust 0.7']);
    expect(told('Not that anybody would trust')).toEqual(['trust Trust 0.7']);
    expect(score('Do not trust him', 'Trust')).toBe(0);
  });

  it('hears how strongly it is said', () => {
    expect(score('I am so ashamed', 'Guilt')).toBeGreaterThan(score('I am ashamed', 'Guilt'));
    expect(score('I am slightly ashamed', 'Guilt')).toBeLessThan(score('I am ashamed', 'Guilt'));
  });

  it('adds words as independent causes', () => {
    // 1 − 0.3 · 0.3, and what speaks against it takes its share.
    expect(score('Kiss me, darling', 'Love')).toBe(0.91);
    expect(score('Hope. Not hope.', 'Hope')).toBe(0.21);
  });

  it('gives scores from 0 to 1 for whatever is said', () => {
    const words = Object.values(lexicon).flatMap((each) => each.strong.split(',').map((word) => word.trim()));
    const text = fc.array(fc.oneof(fc.constantFrom(...words, 'not', 'so', ',', '.', 'Hope'), fc.string()), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(text, (parts) => {
        const line = parts.join(' ');
        themedLineSchema.parse({ id: '0123456789abcdef', ...scoreText(line) });
        for (const { word } of scoreText(line).words) expect(line).toContain(word);
      }),
    );
  });
});

describe('the lexicon', () => {
  it('has 60 words and phrases a theme at least, all in small letters and without contractions', () => {
    for (const [theme, { strong, clear, faint }] of Object.entries(lexicon)) {
      const entries = [strong, clear, faint].flatMap((group) => group.split(',').map((entry) => entry.trim()));
      expect([theme, entries.length >= 60]).toEqual([theme, true]);
      for (const entry of entries) expect(entry).toMatch(/^[a-z]+(?:\s+[a-z]+)*$/);
    }
  });
});

describe('formsOf', () => {
  it('detaches regular endings and knows the irregular ones', () => {
    expect(formsOf('hoping')).toContain('hope');
    expect(formsOf('hugged')).toContain('hug');
    expect(formsOf('bodies')).toContain('body');
    expect(formsOf('loneliest')).not.toContain('less');
    expect(formsOf('forgave')).toContain('forgive');
    expect(formsOf('lovely')).toEqual(['lovely']);
    expect(formsOf('boss')).not.toContain('bos');
  });
});
