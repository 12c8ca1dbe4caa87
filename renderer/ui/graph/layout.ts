/** Where a node stands: columns from left to right, rows from top to bottom, both counted from 0. */
export interface Place {
  readonly column: number;
  readonly row: number;
}

export interface Arrow {
  readonly from: string;
  readonly to: string;
}

export interface Layout {
  readonly places: ReadonlyMap<string, Place>;
  /** Places an arrow passes between its ends, so that it runs around what stands in its way. By `from to`. */
  readonly bends: ReadonlyMap<string, readonly Place[]>;
}

/**
 * Columns of a graph that mostly flows one way: every node right of all that leads to it, and what
 * nothing leads to right before the first thing it leads to. Rows keep neighbours close: each column is
 * ordered by the middle of its neighbours before (Sugiyama's barycentre), and an arrow over several columns
 * takes a row in each. Cycles are cut where they close.
 */
export function layeredLayout(ids: readonly string[], arrows: readonly Arrow[]): Layout {
  const known = new Set(ids);
  const used = arrows.filter(({ from, to }) => known.has(from) && known.has(to) && from !== to);
  const columns = columnsOf(ids, neighbours(used, 'to', 'from'), neighbours(used, 'from', 'to'));
  const byColumn: string[][] = [];
  const put = (id: string, column: number): void => {
    byColumn[column] = [...(byColumn[column] ?? []), id];
  };
  for (const id of ids) put(id, columns.get(id) ?? 0);
  const steps: Arrow[] = [];
  const passing = new Map<string, readonly string[]>();
  for (const { from, to } of used) {
    const first = (columns.get(from) ?? 0) + 1;
    const between = Array.from(
      { length: Math.max(0, (columns.get(to) ?? 0) - first) },
      (_v, at) => `${from} ${to} ${at}`,
    );
    between.forEach((id, at) => {
      put(id, first + at);
    });
    passing.set(`${from} ${to}`, between);
    const way = [from, ...between, to];
    steps.push(...way.slice(1).map((id, at) => ({ from: way[at] ?? from, to: id })));
  }
  const all = placed(byColumn, neighbours(steps, 'to', 'from'));
  const placeOf = (id: string): Place => all.get(id) ?? { column: 0, row: 0 };
  return {
    places: new Map(ids.map((id) => [id, placeOf(id)])),
    bends: new Map([...passing].map(([arrow, between]) => [arrow, between.map(placeOf)])),
  };
}

type Neighbours = ReadonlyMap<string, readonly string[]>;

function neighbours(arrows: readonly Arrow[], end: keyof Arrow, other: keyof Arrow): Neighbours {
  const found = new Map<string, string[]>();
  for (const arrow of arrows) found.set(arrow[end], [...(found.get(arrow[end]) ?? []), arrow[other]]);
  return found;
}

function columnsOf(ids: readonly string[], before: Neighbours, after: Neighbours): ReadonlyMap<string, number> {
  const columns = new Map<string, number>();
  const visiting = new Set<string>();
  const columnOf = (id: string): number => {
    const held = columns.get(id);
    if (held !== undefined) return held;
    if (visiting.has(id)) return 0;
    visiting.add(id);
    const column = Math.max(0, ...(before.get(id) ?? []).map((one) => columnOf(one) + 1));
    visiting.delete(id);
    columns.set(id, column);
    return column;
  };
  for (const id of ids) columnOf(id);
  for (const id of ids) {
    const next = after.get(id) ?? [];
    if ((before.get(id) ?? []).length > 0 || next.length === 0) continue;
    columns.set(id, Math.max(0, Math.min(...next.map((one) => columns.get(one) ?? 0)) - 1));
  }
  return columns;
}

function placed(byColumn: readonly (readonly string[] | undefined)[], before: Neighbours): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  byColumn.forEach((ids = [], column) => {
    const middle = (id: string): number => {
      const rows = (before.get(id) ?? []).flatMap((one) => places.get(one)?.row ?? []);
      return rows.length === 0 ? Number.POSITIVE_INFINITY : rows.reduce((sum, row) => sum + row, 0) / rows.length;
    };
    const ordered = ids
      .map((id, at) => ({ id, at, middle: middle(id) }))
      .sort((a, b) => (a.middle === b.middle ? a.at - b.at : a.middle - b.middle));
    for (const [row, { id }] of ordered.entries()) places.set(id, { column, row });
  });
  return places;
}
