/** A Python string. JSON escapes are Python escapes, except surrogate pairs, which JSON leaves as they are. */
export function pythonText(text: string): string {
  return JSON.stringify(text);
}
