import type { Character } from './aliases';

/** Names that are also everyday words: at the beginning of a sentence they are names only before a pause. */
const everyday = new Set(
  `will may mark rose grace hope faith joy art bill frank dawn april august june summer drew chase hunter jack rob sue max dusty pat gene ray rich buck chance
   one two three four five six seven eight nine ten eleven twelve guard guards man woman boy girl kid voice soldier teacher student angel star sky ruby pearl amber
   doctor chief sheriff officer deputy captain coach principal mayor nurse mom mother dad father sir lady aunt uncle grandma grandpa brother sister king queen`.split(
    /\s+/,
  ),
);
const wordPattern = /[\p{L}\p{N}\p{M}]+(?:['’-][\p{L}\p{N}\p{M}]+)*/gu;
const AMBIGUOUS = -1;

/**
 * Finds which characters a line names. A name is a capitalised full name, or first or last name that only one character has;
 * the longest at each place counts.
 */
export class MentionFinder {
  /** Names in small letters, words joined by spaces → index of the character, or AMBIGUOUS. */
  private readonly index = new Map<string, number>();
  private longest = 1;

  constructor(characters: readonly Character[]) {
    for (const [character, { names }] of characters.entries()) {
      for (const { key, core, role } of names) {
        this.add(key, character);
        this.add(core.join(' '), character);
        if (role || core.length === 1) continue;
        this.add(core[0] as string, character);
        this.add(core.at(-1) as string, character);
      }
    }
  }

  /** Indexes of the characters the text names, each once. */
  find(text: string): ReadonlySet<number> {
    const found = new Set<number>();
    const shouted = !/\p{Ll}/u.test(text);
    const words = [...text.matchAll(wordPattern)].map(({ 0: word, index }) => ({
      word: word.toLowerCase().replaceAll('’', "'").replace(/'s$/, ''),
      capital: /^\p{Lu}/u.test(word),
      start: index,
      end: index + word.length,
    }));
    for (let at = 0; at < words.length; ) {
      const first = words[at] as (typeof words)[number];
      const match = first.capital ? this.longestAt(words, at) : null;
      if (match === null) {
        at++;
        continue;
      }
      const end = words[at + match.length - 1]?.end ?? first.end;
      const doubtful = match.length === 1 && everyday.has(first.word) && (shouted || beginsSentence(text, first.start));
      if (match.character !== AMBIGUOUS && (!doubtful || /^\s*(?:[,.!?…]|['’]s)/.test(text.slice(end))))
        found.add(match.character);
      at += match.length;
    }
    return found;
  }

  private add(name: string, character: number): void {
    const known = this.index.get(name);
    this.index.set(name, known === undefined || known === character ? character : AMBIGUOUS);
    this.longest = Math.max(this.longest, name.split(' ').length);
  }

  private longestAt(
    words: readonly { readonly word: string }[],
    at: number,
  ): { character: number; length: number } | null {
    for (let length = Math.min(this.longest, words.length - at); length > 0; length--) {
      const name = words.slice(at, at + length).map(({ word }) => word);
      const character = this.index.get(name.join(' '));
      if (character !== undefined) return { character, length };
    }
    return null;
  }
}

const beginsSentence = (text: string, at: number): boolean =>
  /(?:^|[.!?…:"“”\n])[\s\-–—"“'‘]*$/.test(text.slice(Math.max(0, at - 8), at));
