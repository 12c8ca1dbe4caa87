import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Group, splitGroups } from './split-scenes';

/** Groups of scenes, given as the locations of their scenes. */
function groupsOf(locations: readonly (readonly number[])[]): readonly Group[] {
  let scene = 0;
  return locations.map((of) => {
    const counts = new Map<number, number>();
    for (const location of of) counts.set(location, (counts.get(location) ?? 0) + 1);
    return { scenes: of.map(() => scene++), locations: counts };
  });
}
const options = { validationShare: 0.2, testShare: 0.1, seed: 7 };

describe('splitGroups', () => {
  it('gives every location its share', () => {
    const groups = groupsOf(Array.from({ length: 80 }, (_, i) => [i % 8]));
    const splits = splitGroups(groups, options);
    for (let location = 0; location < 8; location++) {
      const here = splits.filter((_, i) => i % 8 === location);
      expect(here.filter((split) => split === 'validation')).toHaveLength(2);
      expect(here.filter((split) => split === 'test')).toHaveLength(1);
    }
  });

  it('keeps the shares, and a scene of every location with more than one to learn from, whatever the groups', () => {
    const sizes = fc.array(fc.array(fc.integer({ min: -1, max: 4 }), { minLength: 1, maxLength: 4 }), { minLength: 1 });
    fc.assert(
      fc.property(sizes, fc.integer({ min: 0, max: 99 }), (locations, seed) => {
        const splits = splitGroups(groupsOf(locations), { ...options, seed });
        const all = locations.flat().length;
        const held = (split: string) => locations.filter((_, i) => splits[i] === split).flat().length;
        expect(held('validation')).toBeLessThanOrEqual(Math.max(1, Math.round(all * 0.2)));
        expect(held('test')).toBeLessThanOrEqual(Math.max(1, Math.round(all * 0.1)));
        expect(held('train')).toBeGreaterThan(0);
        expect(splitGroups(groupsOf(locations), { ...options, seed })).toEqual(splits);
      }),
    );
  });

  it('holds scenes out where every place has one, and none where a share is 0', () => {
    const groups = groupsOf(Array.from({ length: 10 }, (_, i) => [i]));
    expect(splitGroups(groups, options).filter((split) => split === 'validation')).toHaveLength(2);
    expect(splitGroups(groups, { validationShare: 0, testShare: 0, seed: 1 })).toEqual(groups.map(() => 'train'));
  });
});
