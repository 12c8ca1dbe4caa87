/** Longest text drawn of one line; the rest is reached by copying the line. */
export const drawnCharacters = 4_000;

// biome-ignore lint/suspicious/noControlCharactersInRegex: terminal escapes are control characters
const escapeSequences = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-_])/g;
const directionOverrides = /[\u202a-\u202e\u2066-\u2069\u200e\u200f]/g;

/**
 * A log line as it may safely be drawn: terminal colours removed, control characters shown as their
 * pictures, and direction overrides named, so that a line can neither hide nor reorder what it says.
 */
export function visibleText(text: string): string {
  const clean = text
    .slice(0, drawnCharacters)
    .replace(escapeSequences, '')
    .replace(directionOverrides, (mark) => `‹U+${mark.charCodeAt(0).toString(16).toUpperCase()}›`)
    .replaceAll('\u007f', '\u2421');
  return [...clean].map(controlPicture).join('');
}

function controlPicture(character: string): string {
  const code = character.charCodeAt(0);
  return code < 32 && character !== '\t' ? String.fromCharCode(0x2400 + code) : character;
}
