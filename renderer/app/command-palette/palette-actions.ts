/** One line of the command palette. */
export interface PaletteAction {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly run: () => void;
}

/**
 * The actions whose title or detail holds every word of the query, in any order, titles that begin with
 * the query first. An empty query keeps all of them in their own order.
 */
export function matchActions(actions: readonly PaletteAction[], query: string): readonly PaletteAction[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const start = query.trim().toLowerCase();
  return actions
    .filter(({ title, detail }) => {
      const text = `${title} ${detail}`.toLowerCase();
      return words.every((word) => text.includes(word));
    })
    .map((action, order) => ({
      action,
      order,
      rank: start !== '' && action.title.toLowerCase().startsWith(start) ? 0 : 1,
    }))
    .sort((a, b) => a.rank - b.rank || a.order - b.order)
    .map(({ action }) => action);
}
