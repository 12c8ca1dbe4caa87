/**
 * Where rows stand in a log of any length. Browsers stop laying out near 33.5 million pixels, so
 * past `maximumPixels` the scroll bar is scaled: its position stands for a share of the log, and every row
 * is still reachable by the keys, which move by rows.
 */
export const rowPixels = 20;
export const maximumPixels = 8_000_000;

export interface Viewport {
  readonly total: number;
  /** Height of the visible box in CSS pixels. */
  readonly height: number;
}

/** Height of the scrolled content in CSS pixels. */
export function contentPixels({ total, height }: Viewport): number {
  return Math.max(height, Math.min(total * rowPixels, maximumPixels));
}

/** The row at the top of the box for a scroll offset; fractional while between two rows. */
export function topRow(viewport: Viewport, scrollTop: number): number {
  const scrollable = contentPixels(viewport) - viewport.height;
  return scrollable <= 0 ? 0 : Math.min(1, Math.max(0, scrollTop / scrollable)) * lastTopRow(viewport);
}

/** The scroll offset that puts a row at the top of the box. */
export function scrollTopOf(viewport: Viewport, row: number): number {
  const last = lastTopRow(viewport);
  return last === 0 ? 0 : (Math.min(row, last) / last) * (contentPixels(viewport) - viewport.height);
}

/** The rows to draw, end exclusive. */
export function visibleRows(viewport: Viewport, top: number): { readonly from: number; readonly to: number } {
  const from = Math.floor(top);
  return { from, to: Math.min(viewport.total, from + Math.ceil(viewport.height / rowPixels) + 1) };
}

/** The top row at which the end of the log is in view. */
export function lastTopRow({ total, height }: Viewport): number {
  return Math.max(0, total - height / rowPixels);
}
