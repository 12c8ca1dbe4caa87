/** One curve: points in ascending x; several points at one x keep the last; null is a place without a value. */
export interface ChartSeries {
  readonly label: string;
  readonly points: readonly { readonly x: number; readonly y: number | null }[];
}

/** uPlot's layout: one ascending x column, then one y column a series, null where it has no point. */
export type AlignedColumns = [number[], ...(number | null)[][]];

export function alignedColumns(series: readonly ChartSeries[]): AlignedColumns {
  const xs = [...new Set(series.flatMap(({ points }) => points.map(({ x }) => x)))].sort((a, b) => a - b);
  const columns = series.map(({ points }) => {
    const byX = new Map(points.map(({ x, y }) => [x, y]));
    return xs.map((x) => byX.get(x) ?? null);
  });
  return [xs, ...columns];
}

/** Up to four significant digits, without trailing zeros: 0.8312, 12.5, 1 204. */
export function shortNumber(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  return value.toLocaleString('en-US', { maximumSignificantDigits: 4 });
}
