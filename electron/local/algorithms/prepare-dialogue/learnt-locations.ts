import type { SplitName } from '../../../../shared/model/dataset/dialogue-record';
import { LEAST_WORDS } from './examples';
import type { LineStore } from './line-store';
import type { SceneList } from './scene-list';

/**
 * Locations that some scene of train has an example of. A held-out example of any other one would end the training: a
 * label that is never seen cannot be measured.
 */
export function learntLocations(
  store: LineStore,
  { order, lines }: SceneList,
  splitOf: readonly SplitName[],
): ReadonlySet<string> {
  const learnt = new Set<string>();
  for (const scene of order) {
    if (splitOf[scene] !== 'train') continue;
    let location = -1;
    let words = 0;
    for (const line of lines(scene)) {
      const here = store.locationOf.at(line);
      words = here === location ? words + store.wordsOf.at(line) : store.wordsOf.at(line);
      location = here;
      const name = store.locations.at(here);
      if (name !== null && words >= LEAST_WORDS) learnt.add(name);
    }
  }
  return learnt;
}
