import { type ThemeName, themeNames } from '../../../../shared/model/insights/themes';
import { formsOf } from './forms';
import { lexicon } from './lexicon';
import type { Token } from './tokens';

/** An entry of the lexicon in a theme; a word of two themes is two of them. */
export interface Entry {
  readonly words: readonly string[];
  readonly theme: ThemeName;
  /** Probability that a line with it carries the theme, by the group it stands in. */
  readonly weight: number;
}

const groupWeights = { strong: 0.7, clear: 0.45, faint: 0.2 } as const;

/** First word → entries, the longest first. */
const index = buildIndex();

function buildIndex(): ReadonlyMap<string, readonly Entry[]> {
  const entries = new Map<string, Entry[]>();
  for (const theme of themeNames) {
    const seen = new Set<string>();
    for (const group of ['strong', 'clear', 'faint'] as const) {
      for (const phrase of lexicon[theme][group].split(',')) {
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
  for (const list of entries.values()) list.sort((a, b) => b.words.length - a.words.length);
  return entries;
}

/** The entries that stand at a place, all of the greatest length found there; several when they belong to several themes. */
export function entriesAt(tokens: readonly Token[], at: number): readonly Entry[] {
  const first = tokens[at];
  if (first === undefined) return [];
  const found: Entry[] = [];
  for (const form of formsOf(first.word)) {
    for (const entry of index.get(form) ?? []) {
      if (!continues(tokens, at, entry)) continue;
      const longest = found[0]?.words.length ?? 0;
      if (entry.words.length > longest) found.length = 0;
      // The word as it stands comes before what it may be a form of: "lovely" is not "love".
      if (entry.words.length >= longest && !found.some(({ theme }) => theme === entry.theme)) found.push(entry);
    }
  }
  return found;
}

function continues(tokens: readonly Token[], at: number, { words }: Entry): boolean {
  for (let i = 1; i < words.length; i++) {
    const token = tokens[at + i];
    // A phrase does not reach over a comma or the end of a sentence.
    if (token === undefined || token.clauseStart || !formsOf(token.word).includes(words[i] as string)) return false;
  }
  // A person called Hope, Grace or Rose gives a line no theme.
  return words.length > 1 || tokens[at]?.named !== true;
}
