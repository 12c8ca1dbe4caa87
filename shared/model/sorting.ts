/** Sorts text as people read it: case aside, job-2 before job-10, nothing last. */
export function compareText(a: string, b: string): number {
  if (a === '' || b === '') return (a === '' ? 1 : 0) - (b === '' ? 1 : 0);
  return a.localeCompare(b, 'en', { sensitivity: 'base', numeric: true });
}

/** Sorts moments; one that has not come yet counts as latest. */
export function compareMoments(a: number | null, b: number | null): number {
  return (a ?? Number.MAX_SAFE_INTEGER) - (b ?? Number.MAX_SAFE_INTEGER);
}
