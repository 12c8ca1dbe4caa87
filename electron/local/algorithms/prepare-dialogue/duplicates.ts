import { HashTable } from './hash-table';
import type { LineStore } from './line-store';
import { type SceneList, sceneList } from './scene-list';

/** A line of fewer words is said again for good reason (“Yes.”, “Come on.”) and is a duplicate only at the same time. */
const TELLING_WORDS = 4;
/** How many lines back a repetition is one of the file and not of the story. */
const NEIGHBOURHOOD = 5;
/** A scene of fewer lines may be told twice. */
const TELLING_LINES = 3;
/** From this share of known lines on, a scene of another file of the same episode is the same scene. */
const SAME_SCENE = 0.6;
/** A long line in so many scenes is a recap, a title or an advertisement. */
const LONG_WORDS = 8;
const MANY_SCENES = 4;

/**
 * Marks lines that stand in the sources twice. Never across scenes for what people say again and again; what counts is
 * 1. the same speaker and text at overlapping times, or without times within five lines when it has four words or more;
 * 2. a scene in another file of the same episode most of whose lines are known: subtitles and script of one episode;
 * 3. a whole scene of three lines or more with the same speakers and texts as an earlier one: a file imported twice;
 * 4. a line of eight words or more in four scenes or more: all but the first.
 */
export function markDuplicates(store: LineStore): void {
  inNeighbourhood(store, sceneList(store));
  sameEpisode(store, sceneList(store));
  wholeScenes(store, sceneList(store));
  recaps(store, sceneList(store));
}

const sameText = (store: LineStore, a: number, b: number): boolean =>
  store.hashOf.at(a) === store.hashOf.at(b) && store.otherHashOf.at(a) === store.otherHashOf.at(b);

function inNeighbourhood(store: LineStore, { order, lines }: SceneList): void {
  for (const scene of order) {
    const members = lines(scene);
    for (const [place, line] of members.entries()) {
      for (let back = place - 1; back >= Math.max(0, place - NEIGHBOURHOOD); back--) {
        const earlier = members[back] as number;
        if (!sameText(store, line, earlier) || store.speakerOf.at(line) !== store.speakerOf.at(earlier)) continue;
        const timed = !Number.isNaN(store.startOf.at(line)) && !Number.isNaN(store.startOf.at(earlier));
        const again = timed ? overlap(store, earlier, line) : store.wordsOf.at(line) >= TELLING_WORDS;
        if (again) store.dropped.set(line, 1);
      }
    }
  }
}

const overlap = (store: LineStore, a: number, b: number): boolean =>
  store.startOf.at(a) === store.startOf.at(b) ||
  (store.startOf.at(b) < store.endOf.at(a) && store.startOf.at(a) < store.endOf.at(b));

function wholeScenes(store: LineStore, { order, lines }: SceneList): void {
  const seen = new HashTable(order.length);
  for (const scene of order) {
    const members = lines(scene);
    if (members.length < TELLING_LINES) continue;
    let hash = members.length;
    let tag = 0x3c6ef372;
    for (const line of members) {
      hash = (Math.imul(hash, 0x01000193) + store.hashOf.at(line) + store.speakerOf.at(line)) | 0;
      tag = (Math.imul(tag, 0x85ebca6b) + store.otherHashOf.at(line)) | 0;
    }
    if (seen.getOrSet(hash, tag, scene) >= 0) drop(store, members);
  }
}

function sameEpisode(store: LineStore, { order, lines }: SceneList): void {
  const filesOf = new Map<number, Set<number>>();
  for (const scene of order) {
    const { episode, file } = store.scenes[scene] as LineStore['scenes'][number];
    const files = filesOf.get(episode);
    if (files) files.add(file);
    else filesOf.set(episode, new Set([file]));
  }
  /** Text of a line → the file it stands in, of the episode looked at. */
  let known = new Map<string, number>();
  let current = -1;
  for (const scene of order) {
    const { episode, file } = store.scenes[scene] as LineStore['scenes'][number];
    if ((filesOf.get(episode)?.size ?? 0) < 2) continue;
    if (episode !== current) {
      known = new Map();
      current = episode;
    }
    const members = lines(scene);
    const telling = members.filter((line) => store.wordsOf.at(line) >= TELLING_WORDS);
    const key = (line: number): string => `${store.hashOf.at(line)} ${store.otherHashOf.at(line)}`;
    const again = telling.filter((line) => (known.get(key(line)) ?? file) !== file);
    if (again.length > 0 && again.length >= telling.length * SAME_SCENE) drop(store, members);
    else for (const line of telling) if (!known.has(key(line))) known.set(key(line), file);
  }
}

function recaps(store: LineStore, { order, lines }: SceneList): void {
  const long = (line: number): boolean => store.wordsOf.at(line) >= LONG_WORDS;
  let entries = 0;
  for (let line = 0; line < store.size; line++) if (long(line)) entries++;
  /** The last scene a text stands in, and how many there are of it. */
  const numbers = new HashTable(entries);
  const lastScene = new Int32Array(entries);
  const scenes = new Int32Array(entries);
  let texts = 0;
  const numberOf = (line: number): number => {
    const known = numbers.getOrSet(store.hashOf.at(line), store.otherHashOf.at(line), texts);
    if (known >= 0) return known;
    lastScene[texts] = -1;
    return texts++;
  };
  for (const scene of order) {
    for (const line of lines(scene)) {
      if (!long(line)) continue;
      const number = numberOf(line);
      if (lastScene[number] !== scene) scenes[number] = (scenes[number] as number) + 1;
      lastScene[number] = scene;
    }
  }
  const kept = new Uint8Array(texts);
  for (const scene of order) {
    for (const line of lines(scene)) {
      if (!long(line)) continue;
      const number = numberOf(line);
      if ((scenes[number] as number) < MANY_SCENES) continue;
      if (kept[number] === 1) store.dropped.set(line, 1);
      kept[number] = 1;
    }
  }
}

function drop(store: LineStore, lines: Int32Array): void {
  for (const line of lines) store.dropped.set(line, 1);
}
