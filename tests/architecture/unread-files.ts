/** Source files that a reading of the house passed over, so that no rule was held against them. */
export function unreadFiles(sources: readonly string[], read: readonly string[]): readonly string[] {
  const seen = new Set(read);
  return sources.filter((path) => !seen.has(path));
}
