import { type SpeakerName, speakerName } from './speaker-name';

/** A speaker's name and how many records have it. */
export interface NameCount {
  readonly name: string;
  readonly records: number;
}

/** A name with all its spellings that mean one character. */
interface Unit {
  readonly spellings: NameCount[];
  readonly name: SpeakerName;
  /** Given by hand: never merged into another. */
  readonly pinned: string | null;
  mergedInto: Unit | null;
}

/** A character and its names. */
export interface Character {
  /** The name given by hand, else the spelling most records have. */
  readonly name: string;
  /** The other spellings, the most frequent first. */
  readonly aliases: readonly string[];
  /** Every name taken apart, for finding mentions. */
  readonly names: readonly SpeakerName[];
}

/** Shortest name that may be the beginning of a longer one: "Hop" for "Hopper". */
const MIN_PREFIX = 3;

/**
 * Which speakers are one character. By hand first; then, each step only where exactly one character is meant:
 * 1. the same name but for case, remarks and titles of rank; a courtesy title ("Mrs.") is part of a single name;
 * 2. a name of several words whose words are all in a longer one ("Jim Hopper", "Jim R. Hopper");
 * 3. a single name that is a first or last name, or the name after one courtesy title;
 * 4. a single name of three letters or more that begins a first or last name, if the two never speak in the same scene.
 * What could mean two stays apart. Names given by hand are never merged into others.
 * @param byHand Name in the sources → name meant; null: nobody. Compared without case.
 * @param together Whether two names speak in one scene.
 */
export function charactersOf(
  names: readonly NameCount[],
  byHand: Readonly<Record<string, string | null>>,
  together: (a: string, b: string) => boolean,
): readonly Character[] {
  const units = unitsOf(names, handMap(byHand));
  const isSingle = ({ name }: Unit): boolean => name.core.length === 1 && !name.role;
  const ends = ({ name }: Unit): readonly string[] =>
    name.role ? [] : [name.core[0] as string, name.core.at(-1) as string];
  const full = units.filter(({ name }) => name.core.length > 1);
  merge(full, (unit) =>
    full.filter(
      (other) =>
        other.name.core.length > unit.name.core.length &&
        unit.name.core.every((word) => other.name.core.includes(word)),
    ),
  );
  const single = units.filter((unit) => isSingle(unit) && unit.name.courtesy === null);
  merge(single, (unit) => full.filter((other) => ends(other).includes(unit.name.core[0] as string)));
  merge(single, (unit) => {
    const [word] = unit.name.core;
    const owners = full.filter((other) => ends(other).includes(word as string));
    // More than one of a family: their titles do not tell whom the bare name means.
    if (owners.length > 0) return owners;
    return units.filter((other) => other.name.courtesy !== null && other.name.core[0] === word);
  });
  merge(single, (unit) => {
    const word = unit.name.core[0] as string;
    if (word.length < MIN_PREFIX) return [];
    return units.filter(
      (other) =>
        other !== unit &&
        ends(other).some((end) => end.length > word.length && end.startsWith(word)) &&
        !spellingsOf(other, units).some((a) => unit.spellings.some((b) => together(a.name, b.name))),
    );
  });
  return characters(units);
}

const handMap = (byHand: Readonly<Record<string, string | null>>): ReadonlyMap<string, string | null> =>
  new Map(Object.entries(byHand).map(([from, to]) => [from.trim().toLowerCase(), to?.trim() ?? null]));

function unitsOf(names: readonly NameCount[], byHand: ReadonlyMap<string, string | null>): readonly Unit[] {
  const pinned = new Map<string, Unit>();
  for (const target of new Set(byHand.values())) {
    const name = target === null ? null : speakerName(target);
    if (target !== null && name !== null)
      pinned.set(target.toLowerCase(), { spellings: [], name, pinned: target, mergedInto: null });
  }
  const units = new Map<string, Unit>();
  for (const counted of names) {
    const key = counted.name.trim().toLowerCase();
    const meant = byHand.has(key) ? byHand.get(key) : counted.name;
    const hand = meant === null || meant === undefined ? undefined : pinned.get(meant.trim().toLowerCase());
    const name = speakerName(counted.name);
    if (meant === null || name === null) continue;
    if (hand) {
      hand.spellings.push(counted);
      continue;
    }
    const sameName = `${name.courtesy ?? ''} ${name.core.join(' ')}`;
    const named = [...pinned.values()].filter(
      (unit) => `${unit.name.courtesy ?? ''} ${unit.name.core.join(' ')}` === sameName,
    );
    const known = named.length === 1 ? named[0] : units.get(sameName);
    if (known) known.spellings.push(counted);
    else units.set(sameName, { spellings: [counted], name, pinned: null, mergedInto: null });
  }
  const used = [...pinned.values()].filter(({ spellings }) => spellings.length > 0);
  for (const unit of used) unit.spellings.push(...handNames(unit, byHand));
  return used.concat([...units.values()]);
}

/** The names the sources had before the data set was prepared with the mapping: lines still name people by them. */
function handNames({ pinned, spellings }: Unit, byHand: ReadonlyMap<string, string | null>): readonly NameCount[] {
  const known = new Set(spellings.map(({ name }) => name.trim().toLowerCase()));
  return [...byHand]
    .filter(([from, to]) => to === pinned && !known.has(from) && speakerName(from) !== null)
    .map(([from]) => ({ name: from, records: 0 }));
}

const rootOf = (unit: Unit): Unit => (unit.mergedInto === null ? unit : rootOf(unit.mergedInto));

/** Merges each unit into the one character its candidates are of; into none when they are several. */
function merge(units: readonly Unit[], candidates: (unit: Unit) => readonly Unit[]): void {
  // Decided for all before any is done, so that their order does not matter.
  const decided = units.map((unit) => {
    if (unit.pinned !== null || unit.mergedInto !== null) return null;
    const roots = new Set(candidates(unit).map(rootOf));
    return roots.size === 1 ? ([...roots][0] as Unit) : null;
  });
  for (const [i, unit] of units.entries()) {
    const into = decided[i];
    if (into && rootOf(into) !== unit) unit.mergedInto = rootOf(into);
  }
}

function spellingsOf(unit: Unit, units: readonly Unit[]): readonly NameCount[] {
  const root = rootOf(unit);
  return units.filter((other) => rootOf(other) === root).flatMap(({ spellings }) => spellings);
}

function characters(units: readonly Unit[]): readonly Character[] {
  const members = new Map<Unit, Unit[]>();
  for (const unit of units) members.set(rootOf(unit), [...(members.get(rootOf(unit)) ?? []), unit]);
  return [...members].map(([root, merged]) => {
    const spellings = merged
      .flatMap((unit) => unit.spellings)
      .sort((a, b) => b.records - a.records || b.name.length - a.name.length || (a.name < b.name ? -1 : 1));
    const name = root.pinned ?? (spellings[0] as NameCount).name;
    const aliases = spellings.map((spelling) => spelling.name).filter((spelling) => spelling !== name);
    const names = [name, ...aliases].flatMap((spelling) => speakerName(spelling) ?? []);
    return { name, aliases, names };
  });
}
