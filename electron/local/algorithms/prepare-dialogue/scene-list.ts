import { compareEpisodes } from '../../../../shared/model/transcripts/episode';
import type { LineStore } from './line-store';

/** Scenes in the order of the story and their lines, as numbers of the store. */
export interface SceneList {
  /** Numbers of scenes. */
  readonly order: readonly number[];
  /** Lines of a scene that are no duplicates, in the order of the source. */
  lines(scene: number): Int32Array;
}

/** Sorts scenes by their episodes, those of one episode as they came, and gathers their lines. */
export function sceneList(store: LineStore): SceneList {
  const starts = new Int32Array(store.scenes.length + 1);
  for (let line = 0; line < store.size; line++) {
    const after = store.sceneOf.at(line) + 1;
    if (store.dropped.at(line) === 0) starts[after] = (starts[after] as number) + 1;
  }
  for (let scene = 0; scene < store.scenes.length; scene++)
    starts[scene + 1] = (starts[scene + 1] as number) + (starts[scene] as number);
  const next = starts.slice();
  const lines = new Int32Array(starts[store.scenes.length] as number);
  for (let line = 0; line < store.size; line++) {
    if (store.dropped.at(line) !== 0) continue;
    const scene = store.sceneOf.at(line);
    const at = next[scene] as number;
    lines[at] = line;
    next[scene] = at + 1;
  }
  const episodes = Array.from({ length: store.episodes.size }, (_, episode) => episode);
  episodes.sort((a, b) => compareEpisodes(store.episodes.at(a) ?? '', store.episodes.at(b) ?? ''));
  const rank = new Map(episodes.map((episode, place) => [episode, place]));
  const rankOf = (scene: number): number => rank.get(store.scenes[scene]?.episode ?? -1) ?? 0;
  const of = (scene: number): Int32Array => lines.subarray(starts[scene], starts[scene + 1]);
  const order = Array.from(store.scenes.keys()).filter((scene) => of(scene).length > 0);
  order.sort((a, b) => rankOf(a) - rankOf(b) || a - b);
  return { order, lines: of };
}
