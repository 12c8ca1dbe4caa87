/** The narrowest a column gets, CSS pixels. */
export const leastWidth = 110;

/** What a list's panel keeps of its place: padding on both sides and the column to choose a row in, CSS pixels. */
const frame = 80;

interface Fitted<I extends string> {
  readonly id: I;
  readonly width: number;
  readonly figures?: true;
}

/**
 * Widths at which a list's columns fit into `room`, all in CSS pixels. Figures and what a person chose keep theirs;
 * words wrap and give way, the widest most. Where even the least is too much, the list scrolls.
 */
export function fitWidths<I extends string>(
  columns: readonly Fitted<I>[],
  chosen: Readonly<Partial<Record<I, number>>>,
  room: number,
): Readonly<Record<I, number>> {
  const gives = ({ id, figures }: Fitted<I>) => figures !== true && chosen[id] === undefined;
  const width = (column: Fitted<I>) => chosen[column.id] ?? column.width;
  const total = columns.reduce((sum, column) => sum + width(column), 0);
  const words = columns.filter(gives).reduce((sum, column) => sum + width(column), 0);
  const share = Math.min(1, Math.max(0, words - (total - (room - frame))) / (words || 1));
  return Object.fromEntries(
    columns.map((column) => [
      column.id,
      gives(column) ? Math.max(leastWidth, Math.floor(width(column) * share)) : width(column),
    ]),
  ) as Record<I, number>;
}
