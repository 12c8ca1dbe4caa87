import type { KeyboardEvent } from 'react';

/** Enter on a table cell that holds nothing to press follows the link of its row. */
export function openRowOnEnter(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Enter' || !(event.target instanceof HTMLElement)) return;
  const cell = event.target.closest('td, th');
  if (cell === null || event.target !== cell) return;
  const link = cell.closest('tr')?.querySelector<HTMLAnchorElement>('a[href^="#/"]');
  if (link === null || link === undefined) return;
  event.preventDefault();
  link.click();
}
