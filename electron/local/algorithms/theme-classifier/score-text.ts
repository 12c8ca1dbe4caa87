import {
  type ThemedLine,
  type ThemeName,
  type ThemeScores,
  themeNames,
} from '../../../../shared/model/insights/themes';
import { type Entry, matchAt } from './matcher';
import { type Token, tokensOf } from './tokens';

/** Scores of a text in the order of `themeNames` and the words that caused them, in the order they stand in. */
interface TextThemes {
  readonly scores: ThemeScores;
  readonly words: ThemedLine['words'];
}

const negators = new Set([
  'not',
  'no',
  'never',
  'nobody',
  'none',
  'neither',
  'nor',
  'without',
  'hardly',
  'barely',
  'stop',
  'nothing',
]);
const intensifiers = new Set([
  'so',
  'very',
  'really',
  'truly',
  'deeply',
  'completely',
  'totally',
  'absolutely',
  'terribly',
  'utterly',
  'all',
  'too',
  'most',
]);
const diminishers = new Set(['slightly', 'somewhat', 'almost', 'bit', 'little', 'kinda', 'sorta', 'partly', 'hardly']);
/** A negation reaches this many words, and never over the end of a clause or "but". */
const NEGATION_REACH = 3;
/** What a negated word speaks for instead, and how much of its weight is left. The other themes have no opposite among the eight. */
const opposites: Partial<Readonly<Record<ThemeName, { readonly theme: ThemeName; readonly share: number }>>> = {
  Hope: { theme: 'Despair', share: 0.7 },
  Despair: { theme: 'Hope', share: 0.5 },
  Trust: { theme: 'Isolation', share: 0.3 },
  Isolation: { theme: 'Trust', share: 0.5 },
};

/**
 * The themes of a text. A word's weight w is the probability that it alone makes the text carry its theme: as the lexicon says, 1 − (1 − w)^1.5 after
 * an intensifier, 1 − (1 − w)^0.5 after a diminisher. Negated it counts −w for its theme, and its share for the opposite one.
 * Words are taken for independent ("noisy or", Pearl 1988, 4.3.2): score = (1 − Π over words for it (1 − w)) · Π over words against it (1 − w).
 */
export function scoreText(text: string): TextThemes {
  const tokens = tokensOf(text);
  const words: { word: string; theme: ThemeName; weight: number }[] = [];
  for (let at = 0; at < tokens.length; ) {
    const { entries, length } = matchAt(tokens, at);
    const word = text.slice(tokens[at]?.start, tokens[at + length - 1]?.end);
    for (const entry of entries) {
      const weight = strengthened(entry, tokens, at);
      if (!negated(tokens, at)) {
        words.push({ word, theme: entry.theme, weight: rounded(weight) });
        continue;
      }
      words.push({ word, theme: entry.theme, weight: rounded(-weight) });
      const opposite = opposites[entry.theme];
      if (opposite) words.push({ word, theme: opposite.theme, weight: rounded(weight * opposite.share) });
    }
    at += length;
  }
  return { scores: themeNames.map((theme) => scoreOf(theme, words)), words };
}

function scoreOf(theme: ThemeName, words: ThemedLine['words']): number {
  let missed = 1;
  let kept = 1;
  for (const { theme: of, weight } of words) {
    if (of !== theme) continue;
    if (weight > 0) missed *= 1 - weight;
    else kept *= 1 + weight;
  }
  return rounded((1 - missed) * kept);
}

function strengthened({ weight }: Entry, tokens: readonly Token[], at: number): number {
  const before = tokens[at]?.clauseStart ? undefined : tokens[at - 1]?.word;
  if (before !== undefined && intensifiers.has(before)) return 1 - (1 - weight) ** 1.5;
  if (before !== undefined && diminishers.has(before)) return 1 - (1 - weight) ** 0.5;
  return weight;
}

function negated(tokens: readonly Token[], at: number): boolean {
  for (let back = 0; back < NEGATION_REACH; back++) {
    if (tokens[at - back]?.clauseStart !== false) return false;
    const before = tokens[at - back - 1]?.word;
    if (before === undefined || before === 'but') return false;
    if (negators.has(before)) return true;
  }
  return false;
}

/** Four digits: what the files hold, so that the same text has the same figures wherever it is scored. */
const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;
