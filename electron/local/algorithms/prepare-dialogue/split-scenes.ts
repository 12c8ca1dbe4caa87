import type { SplitName } from '../../../../shared/model/dataset/dialogue-record';
import type { PreparationOptions } from '../../../../shared/model/dataset/preparation';
import { Random } from '../shared/random';

/** A group of scenes that stays together, and how many scenes of each location it has (key null: of none). */
export interface Group {
  readonly scenes: readonly number[];
  readonly locations: ReadonlyMap<number, number>;
}

/** Splits that are held out from training. */
type HeldOut = 'validation' | 'test';

/**
 * Says for each group where it goes. Each location gives its share of scenes to validation and test, the rarest first, so
 * that none is missed; at least one of its scenes stays in train, because a class that is not learnt cannot be measured.
 * Groups are taken in an order the seed decides, single scenes before large groups.
 */
export function splitGroups(
  groups: readonly Group[],
  { validationShare, testShare, seed }: Pick<PreparationOptions, 'validationShare' | 'testShare' | 'seed'>,
): readonly Exclude<SplitName, 'none'>[] {
  const totals = new Map<number, number>();
  for (const { locations } of groups) add(totals, locations);
  const withLocation = byLocation(groups, shuffled(groups, seed));
  const all = sum(totals.values());
  const shares: Readonly<Record<HeldOut, number>> = { validation: validationShare, test: testShare };
  const heldOut = new Map<number, number>();
  const result: Exclude<SplitName, 'none'>[] = groups.map(() => 'train');
  const total = (location: number): number => totals.get(location) ?? 0;
  // Places of as many scenes stay in the order of the seed.
  const rarest = [...withLocation.keys()].sort((a, b) => total(a) - total(b));

  for (const split of ['validation', 'test'] as const) {
    const share = shares[split];
    if (share === 0) continue;
    const target = Math.max(1, Math.round(all * share));
    const held = new Map<number, number>();
    let scenes = 0;
    const take = (wanted: (location: number) => number, keepsLearnt: boolean): void => {
      for (const location of rarest) {
        for (const index of withLocation.get(location) ?? []) {
          if ((held.get(location) ?? 0) >= wanted(location) || scenes >= target) break;
          const group = groups[index] as Group;
          const size = group.scenes.length;
          // Something has to be left to learn from.
          if (result[index] !== 'train' || scenes + size > target || sum(heldOut.values()) + size >= all) continue;
          const fits = [...group.locations].every(
            ([name, count]) =>
              (held.get(name) ?? 0) + count <= wanted(name) &&
              (!keepsLearnt || (heldOut.get(name) ?? 0) + count < total(name)),
          );
          if (!fits) continue;
          result[index] = split;
          scenes += size;
          add(held, group.locations);
          add(heldOut, group.locations);
        }
      }
    };
    const quotas = apportioned(totals, share, target);
    take((location) => quotas.get(location) ?? 0, true);
    // Groups of several scenes may not fit exactly; what is missing comes from wherever there is enough.
    take((location) => (quotas.get(location) ?? 0) + 1, true);
    take(() => Number.POSITIVE_INFINITY, true);
    // Where every place has a single scene, chat can still be measured.
    if (scenes < target / 2) take(() => Number.POSITIVE_INFINITY, false);
  }
  return result;
}

/** Shares the target out among the locations by their scenes, to whole scenes by largest remainders. */
function apportioned(totals: ReadonlyMap<number, number>, share: number, target: number): ReadonlyMap<number, number> {
  const quotas = new Map([...totals].map(([location, scenes]) => [location, Math.floor(scenes * share)]));
  const remainders = [...totals].map(([location, scenes]) => ({ location, rest: (scenes * share) % 1 }));
  remainders.sort((a, b) => b.rest - a.rest || a.location - b.location);
  const missing = target - sum(quotas.values());
  for (const { location } of remainders.slice(0, Math.max(0, missing)))
    quotas.set(location, (quotas.get(location) ?? 0) + 1);
  return quotas;
}

function add(counts: Map<number, number>, more: ReadonlyMap<number, number>): void {
  for (const [key, count] of more) counts.set(key, (counts.get(key) ?? 0) + count);
}

/** Groups that have scenes of a location, in the order given. */
function byLocation(groups: readonly Group[], order: readonly number[]): ReadonlyMap<number, readonly number[]> {
  const result = new Map<number, number[]>();
  for (const index of order) {
    for (const location of (groups[index] as Group).locations.keys()) {
      const members = result.get(location);
      if (members) members.push(index);
      else result.set(location, [index]);
    }
  }
  return result;
}

function shuffled(groups: readonly Group[], seed: number): readonly number[] {
  const order = Int32Array.from(groups.keys());
  Random.fromSeed((seed ^ 0x51ed270b) >>> 0).shuffle(order);
  const size = (index: number): number => groups[index]?.scenes.length ?? 0;
  return [...order].sort((a, b) => size(a) - size(b));
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
