import type { ThemedLine, ThemeName } from '../../../shared/model/insights/themes';

export interface Part {
  readonly text: string;
  /** Null: nothing to be marked. `theme`: a word that speaks for the theme; `other`: for another; `against`: it lowers one. */
  readonly mark: 'theme' | 'other' | 'against' | null;
}

interface Found {
  readonly from: number;
  readonly to: number;
  readonly mark: Exclude<Part['mark'], null>;
}

/** Cuts a line where the words stand that caused its scores; the first of overlapping ones wins, and the theme asked for before others. */
export function markedParts(text: string, words: ThemedLine['words'], theme: ThemeName): readonly Part[] {
  const lower = text.toLowerCase();
  const taken: Found[] = [];
  const free = (from: number, to: number) => taken.every((one) => to <= one.from || from >= one.to);
  const ordered = words.toSorted((a, b) => Number(b.theme === theme) - Number(a.theme === theme));
  for (const { theme: of, weight, word } of ordered) {
    const from = placeOf(lower, word.toLowerCase(), free);
    if (from === null) continue;
    const mark = weight < 0 ? 'against' : of === theme ? 'theme' : 'other';
    taken.push({ from, to: from + word.length, mark });
  }
  const parts: Part[] = [];
  let at = 0;
  for (const { from, mark, to } of taken.toSorted((a, b) => a.from - b.from)) {
    if (from > at) parts.push({ text: text.slice(at, from), mark: null });
    parts.push({ text: text.slice(from, to), mark });
    at = to;
  }
  if (at < text.length || parts.length === 0) parts.push({ text: text.slice(at), mark: null });
  return parts;
}

/** Where a word stands by itself and nothing is marked yet; null when nowhere. */
function placeOf(text: string, word: string, free: (from: number, to: number) => boolean): number | null {
  if (word === '') return null;
  for (let from = text.indexOf(word); from >= 0; from = text.indexOf(word, from + 1)) {
    const to = from + word.length;
    const alone = !/[\p{L}\p{N}]/u.test(text[from - 1] ?? ' ') && !/[\p{L}\p{N}]/u.test(text[to] ?? ' ');
    if (alone && free(from, to)) return from;
  }
  return null;
}
