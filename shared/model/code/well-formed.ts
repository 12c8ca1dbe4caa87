const halves = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** The text with U+FFFD for each half of a surrogate pair that stands alone: the rest is what UTF-8 can carry. */
export function wellFormed(text: string): string {
  return text.replace(halves, '\uFFFD');
}
