import { LINES_A_STEP, type Pace } from '../shared/pace';
import { HashTable } from './hash-table';
import type { LineStore } from './line-store';
import { RunningNgrams } from './ngrams';
import type { SceneList } from './scene-list';

/**
 * Scenes that share an 8-gram of running words, directly or through others, are one group and go to one split.
 * Returns the groups in the order of the story, each with its scenes.
 */
export async function sceneGroups(
  store: LineStore,
  { order, lines }: SceneList,
  pace: Pace,
): Promise<readonly (readonly number[])[]> {
  const parents = Int32Array.from(store.scenes.keys());
  const root = (scene: number): number => {
    let at = scene;
    while (parents[at] !== at) {
      parents[at] = parents[parents[at] as number] as number;
      at = parents[at] as number;
    }
    return at;
  };
  let words = 0;
  for (const scene of order) for (const line of lines(scene)) words += store.wordsOf.at(line);
  const firstScene = new HashTable(words);
  let current = 0;
  const ngrams = new RunningNgrams((hash, tag) => {
    const other = firstScene.getOrSet(hash, tag, current);
    if (other < 0 || other === current) return;
    const [a, b] = [root(other), root(current)];
    if (a !== b) parents[Math.max(a, b)] = Math.min(a, b);
  });
  pace.begin('Comparing scenes');
  let done = 0;
  let next = LINES_A_STEP;
  for (const scene of order) {
    current = scene;
    ngrams.begin();
    for (const line of lines(scene)) ngrams.add(store.text(line));
    done += lines(scene).length;
    if (done < next) continue;
    next = done + LINES_A_STEP;
    await pace.pause(done / store.size, done);
  }
  const groups = new Map<number, number[]>();
  for (const scene of order) {
    const members = groups.get(root(scene));
    if (members) members.push(scene);
    else groups.set(root(scene), [scene]);
  }
  return [...groups.values()];
}
