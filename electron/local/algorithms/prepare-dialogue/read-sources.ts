import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { DataCard } from '../../../../shared/model/dataset/data-card';
import type { PreparationOptions } from '../../../../shared/model/dataset/preparation';
import { InputError } from '../../../../shared/model/input-error';
import type { Utf8Decode } from '../../../../shared/model/labelled-text/decode-text';
import { compareEpisodes, episodeOf } from '../../../../shared/model/transcripts/episode';
import { inputProblem } from '../../../../shared/model/transcripts/input-problem';
import { type OpenTranscript, openTranscript } from '../../../../shared/model/transcripts/open-transcript';
import type { ProblemLog } from '../../../../shared/model/transcripts/problem-log';
import type { ReadingCounts } from '../../../../shared/model/transcripts/transcript';
import { LINES_A_STEP, type Pace } from '../shared/pace';
import { LineStore } from './line-store';
import { type SourceFile, sourceFiles } from './source-files';

/** What came out of the raw files. */
export interface Sources {
  readonly store: LineStore;
  /** Name of each file, by the number scenes know it by. */
  readonly names: readonly string[];
  /** Files that were read, in the same order. */
  readonly read: readonly Omit<DataCard['sources'][number], 'records'>[];
  readonly counts: ReadingCounts;
}

/**
 * Reads every file below the folder, in the order of the episodes. A file that cannot be read becomes a problem.
 * @throws InputError when there are none, or none of them can be read: it names each with what is wrong.
 */
export async function readSources(
  dir: string,
  options: PreparationOptions,
  problems: ProblemLog,
  pace: Pace,
): Promise<Sources> {
  const { files, skipped } = sourceFiles(dir);
  for (const name of skipped)
    problems.add(
      name,
      { severity: 'warning', kind: 'format', line: null, message: 'Links are not followed; it was left out.' },
      1,
    );
  if (files.length === 0)
    throw new InputError('The input "raw" has no files. Give it .srt, .vtt, scripts (NAME: line), CSV or JSON lines.');
  const store = new LineStore();
  const counts: ReadingCounts = { read: 0, merged: 0, dropped: 0, unwanted: 0 };
  const read: Sources['read'][number][] = [];
  const faults: string[] = [];
  pace.begin('Reading');
  for (const [place, file] of inOrder(files, options).entries()) {
    try {
      read.push(await readFile(file, read.length, place, files.length, store, counts, options, problems, pace));
    } catch (error) {
      if (!(error instanceof InputError) || error.message.startsWith('Stopped')) throw error;
      faults.push(error.message);
      const problem = inputProblem(error, file.name);
      problems.add(file.name, { ...problem, message: `${problem.message} The file was left out.` }, 1);
    }
  }
  if (read.length === 0)
    throw new InputError(
      `No file of the input "raw" can be read. ${faults.slice(0, 5).join(' ')}${more(faults.length)}`,
    );
  if (store.size === 0) {
    const [first] = problems.list(1).problems;
    throw new InputError(
      `There is no line of dialogue in ${read.length === 1 ? read[0]?.file : `the ${read.length} files of the input "raw"`}. ${first ? `${first.file}${first.line === null ? '' : ` line ${first.line}`}: ${first.message}` : 'Look whether they are transcripts.'}`,
    );
  }
  return { store, names: read.map(({ file }) => file), read, counts };
}

const more = (count: number): string => (count > 5 ? ` ${count - 5} more files have faults too.` : '');

/** The order of the story; within an episode by path. */
function inOrder(files: readonly SourceFile[], options: PreparationOptions): readonly SourceFile[] {
  const episode = (name: string): string => options.episodes[name] ?? episodeOf(name);
  const keyed = files.map((file) => ({ file, episode: episode(file.name) }));
  return keyed.sort((a, b) => compareEpisodes(a.episode, b.episode)).map(({ file }) => file);
}

async function readFile(
  file: SourceFile,
  number: number,
  place: number,
  total: number,
  store: LineStore,
  counts: ReadingCounts,
  options: PreparationOptions,
  problems: ProblemLog,
  pace: Pace,
): Promise<Sources['read'][number]> {
  const bytes = readFileSync(file.path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const report = problems.of(file.name);
  const opened = openTranscript({ bytes, file: file.name, cut: false }, options, strictUtf8, report);
  const { format, encoding } = opened;
  if (opened.episode === null)
    report({ severity: 'note', kind: 'format', line: null, message: 'The mapping of episodes leaves this file out.' });
  await storeLines(opened, number, place, total, store, pace);
  counts.read += opened.counts.read;
  counts.merged += opened.counts.merged;
  counts.dropped += opened.counts.dropped;
  if (opened.counts.read === 0 && opened.episode !== null)
    report({ severity: 'error', kind: 'format', line: null, message: 'There is no line of dialogue in the file.' });
  return { file: file.name, bytes: bytes.length, sha256, format, encoding };
}

async function storeLines(
  opened: OpenTranscript,
  number: number,
  place: number,
  total: number,
  store: LineStore,
  pace: Pace,
): Promise<void> {
  store.beginFile();
  let count = 0;
  for (const line of opened.lines) {
    store.add(line, number);
    if (++count % LINES_A_STEP === 0)
      await pace.pause((place + Math.min(1, line.line / opened.totalLines)) / total, store.size);
  }
  await pace.pause((place + 1) / total, store.size);
}

const strictUtf8: Utf8Decode = (bytes, open) =>
  new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: open });
