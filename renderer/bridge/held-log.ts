import type { StreamItem } from '../../shared/contract/index';
import type { LogLine } from '../../shared/model/log-line';

/** What the window holds of a log: how long it is, and some of its lines by index. */
export interface HeldLog {
  readonly total: number;
  readonly fetchedAt: number | null;
  readonly lines: ReadonlyMap<number, LogLine>;
  /** What the last gap in the live tail said; null when the tail has been whole since. */
  readonly gap: string | null;
  /** False until the stream said how many lines there are. */
  readonly known: boolean;
}

export const emptyLog: HeldLog = { total: 0, fetchedAt: null, lines: new Map(), gap: null, known: false };

/** Lines kept in the window; the store has them all, so the oldest held are dropped first. */
const heldLimit = 20_000;

export function foldLog(held: HeldLog, items: readonly StreamItem<'logs.follow'>[]): HeldLog {
  return items.reduce(foldOne, held);
}

function foldOne(held: HeldLog, item: StreamItem<'logs.follow'>): HeldLog {
  switch (item.kind) {
    case 'held':
      return { ...held, total: Math.max(held.total, item.total), fetchedAt: item.fetchedAt, known: true };
    case 'lines':
      return { ...withLines(held, item.lines), gap: null };
    case 'gap':
      return { ...held, gap: item.reason };
  }
}

/** Adds lines fetched or streamed; the log is at least as long as its last known line. */
export function withLines(held: HeldLog, lines: readonly LogLine[]): HeldLog {
  const last = lines.at(-1);
  if (!last) return held;
  const merged = new Map(held.lines);
  for (const line of lines) {
    merged.delete(line.index);
    merged.set(line.index, line);
  }
  for (const index of merged.keys()) {
    if (merged.size <= heldLimit) break;
    merged.delete(index);
  }
  return { ...held, lines: merged, total: Math.max(held.total, last.index + 1), known: true };
}

/** Pages are asked for on these boundaries, so that scrolling asks for each line once. */
export const pageLines = 500;

/** The first page boundary in [from, to) whose line is not held, or null when all are. */
export function missingPage(held: HeldLog, from: number, to: number): number | null {
  for (let index = from; index < Math.min(to, held.total); index++) {
    if (!held.lines.has(index)) return Math.floor(index / pageLines) * pageLines;
  }
  return null;
}
