import type { SplitName } from '../../../../shared/model/dataset/dialogue-record';
import type { PreparationOptions } from '../../../../shared/model/dataset/preparation';
import type { Pace } from '../shared/pace';
import { learntLocations } from './learnt-locations';
import type { LineStore } from './line-store';
import { sceneGroups } from './scene-groups';
import type { SceneList } from './scene-list';
import { setApart } from './set-apart';
import { type Group, splitGroups } from './split-scenes';
import { isEnough, type WritePlan } from './write-records';

/** Where scenes and lines go. */
export interface SplitPlan extends Omit<WritePlan, 'contextTurns'> {
  /** Scenes of the largest group that shares 8-grams. */
  readonly largestGroup: number;
  /** Lines of held-out scenes that go to no split because train has their words. */
  readonly linesApart: number;
}

/**
 * Splits scenes so that none, and no 8-gram, is in two splits. Scenes that share one stay together; where that leaves less
 * than half of what is to be held out, scenes are split one by one and the lines they share are set apart.
 */
export async function planSplits(
  store: LineStore,
  scenes: SceneList,
  options: PreparationOptions,
  pace: Pace,
): Promise<SplitPlan> {
  const enough = scenes.order.filter((scene) => isEnough(store, scenes.lines(scene)));
  const together = await sceneGroups(store, { order: enough, lines: scenes.lines }, pace);
  const largestGroup = together.reduce((most, group) => Math.max(most, group.length), 0);
  const split = (groups: readonly (readonly number[])[]): readonly SplitName[] =>
    splitsOf(store, scenes, groups, options);
  let splitOf = split(together);
  let apart = new Uint8Array(store.size);
  if (isTooLittle(splitOf, enough.length, options)) {
    splitOf = split(enough.map((scene) => [scene]));
    apart = (await setApart(store, scenes, splitOf, pace)) as Uint8Array<ArrayBuffer>;
  }
  const linesApart = apart.reduce((sum, each) => sum + each, 0);
  return { splitOf, apart, learnt: learntLocations(store, scenes, splitOf), largestGroup, linesApart };
}

/** By number of scene. A scene counts for the place it begins at. */
function splitsOf(
  store: LineStore,
  { lines }: SceneList,
  members: readonly (readonly number[])[],
  options: PreparationOptions,
): readonly SplitName[] {
  const groups = members.map((scenes): Group => {
    const locations = new Map<number, number>();
    for (const scene of scenes) {
      const location = store.locationOf.at(lines(scene)[0] as number);
      locations.set(location, (locations.get(location) ?? 0) + 1);
    }
    return { scenes, locations };
  });
  const splitOf: SplitName[] = store.scenes.map(() => 'none');
  for (const [index, split] of splitGroups(groups, options).entries())
    for (const scene of groups[index]?.scenes ?? []) splitOf[scene] = split;
  return splitOf;
}

function isTooLittle(
  splitOf: readonly SplitName[],
  scenes: number,
  { validationShare, testShare }: PreparationOptions,
): boolean {
  if (scenes < 2) return false;
  const short = (split: SplitName, share: number): boolean =>
    share > 0 && splitOf.filter((each) => each === split).length < Math.max(1, Math.round(scenes * share)) / 2;
  return short('validation', validationShare) || short('test', testShare);
}
