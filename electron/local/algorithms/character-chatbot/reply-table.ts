import type { Line } from './dialogue';

/** Every different thing a character says, once: rows of the reply tower. */
export interface ReplyTable {
  readonly texts: readonly string[];
  /** Index of the character of each reply. */
  readonly characterOf: Int32Array;
  /** The first so many occur in the lines to learn from. */
  readonly learnt: number;
  /** Replies of each character, by index of the character. */
  readonly byCharacter: readonly Int32Array[];
  /** Row of a line's text in the mouth of its character. */
  rowOf(line: Line): number;
}

/** Replies of `train`, then those that only `heldOut` has. `characters` are the names of both. */
export function replyTable(
  characters: readonly string[],
  train: readonly Line[],
  heldOut: readonly Line[],
): ReplyTable {
  const indexOf = new Map(characters.map((name, index) => [name, index]));
  const rows = new Map<string, number>();
  const texts: string[] = [];
  const owners: number[] = [];
  const add = (line: Line): void => {
    const key = keyOf(line);
    if (rows.has(key)) return;
    rows.set(key, texts.length);
    texts.push(line.text);
    owners.push(indexOf.get(line.character) as number);
  };
  train.forEach(add);
  const learnt = texts.length;
  heldOut.forEach(add);
  const characterOf = Int32Array.from(owners);
  return {
    texts,
    characterOf,
    learnt,
    byCharacter: characters.map((_, c) => Int32Array.from(texts.keys()).filter((row) => characterOf[row] === c)),
    rowOf: (line) => rows.get(keyOf(line)) as number,
  };
}

const keyOf = ({ character, text }: Line): string => `${character}\0${text}`;
