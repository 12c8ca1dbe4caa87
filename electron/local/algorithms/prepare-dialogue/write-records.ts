import { createHash } from 'node:crypto';
import { preparedFiles } from '../../../../shared/model/dataset/dataset';
import type { DialogueRecord, SplitName } from '../../../../shared/model/dataset/dialogue-record';
import { sceneName } from '../../../../shared/model/transcripts/episode';
import { LINES_A_STEP, type Pace } from '../shared/pace';
import { type CountedRecord, LEAST_WORDS } from './examples';
import type { LineStore } from './line-store';
import { OutputFile } from './output-file';
import type { SceneList } from './scene-list';
import { SplitFiles } from './split-files';
import { Statistics } from './statistics';

/** What decides where lines go. */
export interface WritePlan {
  /** By number of scene. */
  readonly splitOf: readonly SplitName[];
  /** 1 for a line that goes to no split although its scene does. */
  readonly apart: Uint8Array;
  /** Locations that train has examples of: others cannot be measured. */
  readonly learnt: ReadonlySet<string>;
  /** Turns of context a chat pair has at most. */
  readonly contextTurns: number;
}

/** What was written. */
export interface Written {
  readonly statistics: Statistics;
  readonly splits: readonly SplitFiles[];
  readonly recordsSha256: string;
  /** Records of each file, by its number. */
  readonly perFile: readonly FileFigures[];
}

/** What is missing in the lines of one file; the lines are those where it is first missing. */
interface FileFigures {
  records: number;
  missingSpeaker: number;
  firstWithoutSpeaker: number;
  missingLocation: number;
  firstWithoutLocation: number;
}

/** Writes records.jsonl and the files of the splits into `folder`, scene after scene. */
export async function writeRecords(
  folder: string,
  store: LineStore,
  files: readonly string[],
  { order, lines }: SceneList,
  { splitOf, apart, learnt, contextTurns }: WritePlan,
  pace: Pace,
): Promise<Written> {
  const statistics = new Statistics();
  const records = new OutputFile(folder, preparedFiles.records);
  const splits = (['train', 'validation', 'test'] as const).map(
    (split) => new SplitFiles(folder, split, contextTurns, learnt),
  );
  const perFile = files.map(() => ({
    records: 0,
    missingSpeaker: 0,
    firstWithoutSpeaker: 0,
    missingLocation: 0,
    firstWithoutLocation: 0,
  }));
  const names = new Map<number, number>();
  const opened = [records, ...splits.flatMap((split) => split.all())];
  pace.begin('Writing');
  try {
    let next = LINES_A_STEP;
    for (const scene of order) {
      const { episode } = store.scenes[scene] as LineStore['scenes'][number];
      const number = (names.get(episode) ?? 0) + 1;
      names.set(episode, number);
      const split = splitOf[scene] ?? 'none';
      const counted = recordsOf(store, files, scene, lines(scene), number, split, apart);
      const places = new Set(counted.flatMap(({ record }) => record.location ?? []));
      statistics.scene(store.episodes.at(episode) ?? '', places);
      for (const { record, words } of counted) {
        records.row(`${JSON.stringify(record)}\n`);
        statistics.record(record, words);
        count(perFile[store.scenes[scene]?.file ?? 0], record);
      }
      splits.find((each) => each.split === split)?.add(counted, (location) => statistics.example(location));
      if (statistics.records < next) continue;
      next = statistics.records + LINES_A_STEP;
      await pace.pause(statistics.records / store.size, statistics.records);
    }
    for (const { dialogue, pairs, locations } of splits) for (const file of [dialogue, pairs, locations]) file.close();
    return { statistics, splits, perFile, recordsSha256: records.close() };
  } catch (error) {
    for (const file of opened) file.abandon();
    throw error;
  }
}

/** A scene has enough when somebody can be answered in it, or its lines can tell where it plays. */
export function isEnough(store: LineStore, lines: Int32Array): boolean {
  if (lines.length >= 2) return true;
  return lines.reduce((words, line) => words + store.wordsOf.at(line), 0) >= LEAST_WORDS;
}

function recordsOf(
  store: LineStore,
  files: readonly string[],
  scene: number,
  lines: Int32Array,
  number: number,
  split: SplitName,
  apart: Uint8Array,
): readonly CountedRecord[] {
  const { episode: episodeNumber, file, title } = store.scenes[scene] as LineStore['scenes'][number];
  const episode = store.episodes.at(episodeNumber) ?? '';
  const name = sceneName(episode, number);
  const said = new Map<string, number>();
  return Array.from(lines, (line, place) => {
    const text = store.text(line);
    const speaker = store.speakers.at(store.speakerOf.at(line));
    // What is said again in a scene is another line: the second and further ones are told apart by their number.
    const content = `${episode}\0${name}\0${speaker ?? ''}\0${text}`;
    const times = (said.get(content) ?? 0) + 1;
    said.set(content, times);
    const id = createHash('sha256')
      .update(times === 1 ? content : `${content}\0${times}`)
      .digest('hex')
      .slice(0, 16);
    const record: DialogueRecord = {
      id,
      episode,
      scene: name,
      sceneTitle: title,
      turn: place + 1,
      location: store.locations.at(store.locationOf.at(line)),
      speaker,
      text,
      startMs: orNull(store.startOf.at(line)),
      endMs: orNull(store.endOf.at(line)),
      file: files[file] ?? '',
      line: store.sourceLineOf.at(line),
      split: apart[line] === 1 ? 'none' : split,
    };
    return { record, words: store.wordsOf.at(line) };
  });
}

const orNull = (time: number): number | null => (Number.isNaN(time) ? null : time);

function count(figures: FileFigures | undefined, { speaker, location, line }: DialogueRecord): void {
  if (!figures) return;
  figures.records++;
  if (speaker === null && figures.missingSpeaker++ === 0) figures.firstWithoutSpeaker = line;
  if (location === null && figures.missingLocation++ === 0) figures.firstWithoutLocation = line;
}
