import { type Character, charactersOf, type NameCount } from './aliases';
import type { LineTable } from './line-table';
import { jointNames } from './speaker-name';

/** More than anybody could look at; those with fewer lines are left out. */
const MAX_CHARACTERS = 1000;

/** The characters, those with the most lines first, and whom each speaker of the lines means. */
export interface Cast {
  readonly characters: readonly Character[];
  /** Characters of each speaker by its number; several for a joint speaker, none for one left out. */
  readonly charactersOf: readonly (readonly number[])[];
  /** Characters beyond the thousand with the most lines. */
  readonly leftOut: number;
}

/** Finds the characters of the lines. `byHand` is the data set's own mapping of speakers. */
export function castOf(table: LineTable, byHand: Readonly<Record<string, string | null>>): Cast {
  const speakers = table.speakers.texts;
  const records = new Float64Array(speakers.length);
  const pairs = new Set<number>();
  for (const { speakers: turns } of table.turns()) {
    const present = new Set<number>();
    for (const speaker of turns) {
      if (speaker < 0) continue;
      records[speaker] = (records[speaker] as number) + 1;
      present.add(speaker);
    }
    for (const a of present) for (const b of present) if (a < b) pairs.add(a * speakers.length + b);
  }
  const numberOf = new Map(speakers.map((name, i) => [name, i]));
  const together = (a: string, b: string): boolean => {
    const [one = -1, two = -1] = [numberOf.get(a), numberOf.get(b)];
    return pairs.has(Math.min(one, two) * speakers.length + Math.max(one, two));
  };
  const joint = speakers.map((name) => (Object.keys(byHand).some((key) => same(key, name)) ? null : jointNames(name)));
  // Sorted, so that which scene comes first in the file decides nothing.
  const single: NameCount[] = speakers
    .map((name, i) => ({ name, records: records[i] as number }))
    .filter((_, i) => joint[i] === null)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const all = charactersOf(single, byHand, together);
  const size = ({ name, aliases }: Character): number =>
    [name, ...aliases].reduce((sum, each) => sum + (records[numberOf.get(each) ?? -1] ?? 0), 0);
  const sorted = all
    .map((character) => ({ character, records: size(character) }))
    .sort((a, b) => b.records - a.records || (a.character.name < b.character.name ? -1 : 1));
  const characters = sorted.slice(0, MAX_CHARACTERS).map(({ character }) => character);
  const known = new Map<string, number>();
  for (const [i, { name, aliases }] of characters.entries()) {
    for (const each of [name, ...aliases]) known.set(each.toLowerCase(), i);
  }
  const meant = (name: string): number | undefined => known.get(name.trim().toLowerCase());
  return {
    characters,
    charactersOf: speakers.map((name, i) => {
      const found = (joint[i] ?? [name]).map(meant);
      return [...new Set(found.filter((each) => each !== undefined))];
    }),
    leftOut: sorted.length - characters.length,
  };
}

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();
