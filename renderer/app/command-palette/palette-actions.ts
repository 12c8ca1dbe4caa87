/** One line of the command palette. */
export interface PaletteAction {
  readonly id: string;
  readonly title: string;
  /** What kind of thing it is and how it is; matched too, and worth less than the title. */
  readonly detail: string;
  /** Keys that do the same, to show. */
  readonly keys?: readonly string[];
  readonly run: () => void;
}

/** How well a word fits a text; 0 is not at all. The beginning counts most, letters in order least. */
function fitOf(text: string, word: string): number {
  const at = text.indexOf(word);
  if (at === 0) return 100;
  if (at > 0) return /[a-z0-9]/.test(text[at - 1] ?? '') ? 40 : 70;
  return 0;
}

/** Letters of a word in order and not far apart, as one types a name one half remembers; 0 when they are not there. */
function scattered(text: string, word: string): number {
  if (word.length < 3) return 0;
  let from = -1;
  let first = -1;
  for (const letter of word) {
    from = text.indexOf(letter, from + 1);
    if (from === -1) return 0;
    if (first === -1) first = from;
  }
  const spread = from - first + 1;
  return spread > word.length * 3 ? 0 : Math.round((20 * word.length) / spread);
}

/**
 * The actions that fit every word of the query, the best first: at most `limit`. What was used last comes first among equals,
 * and all of them in their own order for an empty query.
 * @param recent ids, the last used first
 */
export function matchActions(
  actions: readonly PaletteAction[],
  query: string,
  recent: readonly string[] = [],
  limit = Number.POSITIVE_INFINITY,
): readonly PaletteAction[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const whole = words.join(' ');
  const used = new Map(recent.map((id, index) => [id, recent.length - index]));
  const found: { readonly action: PaletteAction; readonly order: number; readonly rank: number }[] = [];
  actions.forEach((action, order) => {
    const rank = rankOf(action, words, whole);
    if (rank !== null) found.push({ action, order, rank });
  });
  return found
    .sort((a, b) => b.rank - a.rank || (used.get(b.action.id) ?? 0) - (used.get(a.action.id) ?? 0) || a.order - b.order)
    .slice(0, limit)
    .map(({ action }) => action);
}

function rankOf({ detail, title }: PaletteAction, words: readonly string[], whole: string): number | null {
  const name = title.toLowerCase();
  const rest = detail.toLowerCase();
  let rank = words.length > 0 && name.startsWith(whole) ? 200 : 0;
  for (const word of words) {
    const best = fitOf(name, word) || Math.min(30, fitOf(rest, word)) || scattered(name, word);
    if (best === 0) return null;
    rank += best;
  }
  return rank;
}
