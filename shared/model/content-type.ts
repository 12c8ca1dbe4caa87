/** The content type of a labelled text file by the end of its name; null when its name tells nothing. */
export function contentTypeOf(name: string): string | null {
  const lower = name.toLowerCase();
  if (lower.endsWith('.csv')) return 'text/csv';
  return lower.endsWith('.jsonl') ? 'application/jsonlines' : null;
}
