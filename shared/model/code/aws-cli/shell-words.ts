/** A value as JSON in one word: nothing in it is ever expanded by the shell. */
export function jsonWord(value: unknown): string {
  return shellWord(JSON.stringify(value));
}

/** A word as a POSIX shell takes it: bare where that is safe, else single-quoted. */
export function shellWord(text: string): string {
  return /^[A-Za-z0-9_./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
