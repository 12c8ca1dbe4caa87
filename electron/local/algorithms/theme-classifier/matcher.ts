import { type ThemeName, themeNames } from '../../../../shared/model/insights/themes';
import { formsOf } from './forms';
import { lexicon } from './lexicon';
import { implied } from './lexicon/implied';
import { wordParts } from './lexicon/word-parts';
import type { Token } from './tokens';

/** An entry of the lexicon in a theme; a word of two themes is two of them. */
export interface Entry {
  readonly words: readonly string[];
  readonly theme: ThemeName;
  /** Probability that a line with it carries the theme, by the group it stands in. */
  readonly weight: number;
}

const groupWeights = { strong: 0.7, clear: 0.45, implied: 0.4, faint: 0.2 } as const;
/** A word known by its beginning alone. */
const partWeight = 0.45;
/** Stand in a phrase for one word, and for none up to `mostBetween`. */
const oneWord = '_';
const someWords = '~';
const mostBetween = 2;

/** First word → entries. */
const index = buildIndex();
const parts = themeNames.flatMap((theme) => wordParts[theme].map((part) => ({ theme, part })));

function buildIndex(): ReadonlyMap<string, readonly Entry[]> {
  const entries = new Map<string, Entry[]>();
  for (const theme of themeNames) {
    const seen = new Set<string>();
    const groups = { ...lexicon[theme], implied: implied[theme] };
    for (const group of ['strong', 'clear', 'implied', 'faint'] as const) {
      for (const phrase of groups[group].split(',')) {
        const words = phrase.trim().split(/\s+/);
        const first = words[0] ?? '';
        const key = words.join(' ');
        // Said twice, the stronger one counts.
        if (first === '' || seen.has(key)) continue;
        seen.add(key);
        entries.set(first, [...(entries.get(first) ?? []), { words, theme, weight: groupWeights[group] }]);
      }
    }
  }
  return entries;
}

/** What stands at a place of a text. */
interface Match {
  readonly entries: readonly Entry[];
  /** Tokens it takes; 1 where nothing stands. */
  readonly length: number;
}

/** The entries that stand at a place, all of the greatest length found there; several when they belong to several themes. */
export function matchAt(tokens: readonly Token[], at: number): Match {
  const first = tokens[at];
  const found: Entry[] = [];
  let longest = 0;
  if (first === undefined) return { entries: found, length: 1 };
  for (const form of formsOf(first.word)) {
    for (const entry of index.get(form) ?? []) {
      // A person called Hope, Grace or Rose gives a line no theme.
      if (entry.words.length === 1 && first.named) continue;
      const length = 1 + (restLength(tokens, at + 1, entry.words, 1) ?? Number.NEGATIVE_INFINITY);
      if (length > longest) found.length = 0;
      // The word as it stands comes before what it may be a form of: "lovely" is not "love".
      if (length >= longest && length > 0 && !found.some(({ theme }) => theme === entry.theme)) {
        found.push(entry);
        longest = length;
      }
    }
  }
  if (found.length > 0 || first.named) return { entries: found, length: Math.max(1, longest) };
  const known = parts.filter(({ part }) => first.word.startsWith(part));
  return { entries: known.map(({ part, theme }) => ({ words: [part], theme, weight: partWeight })), length: 1 };
}

/** How many tokens from `at` the words from `next` on take; null when they do not stand there. */
function restLength(tokens: readonly Token[], at: number, words: readonly string[], next: number): number | null {
  const word = words[next];
  if (word === undefined) return 0;
  if (word === someWords) {
    for (let between = 0; between <= mostBetween; between++) {
      const rest = restLength(tokens, at + between, words, next + 1);
      if (rest !== null) return between + rest;
      if (tokens[at + between]?.clauseStart !== false) return null;
    }
    return null;
  }
  const token = tokens[at];
  // A phrase does not reach over a comma or the end of a sentence.
  if (token === undefined || token.clauseStart) return null;
  if (word !== oneWord && !formsOf(token.word).includes(word)) return null;
  const rest = restLength(tokens, at + 1, words, next + 1);
  return rest === null ? null : 1 + rest;
}
