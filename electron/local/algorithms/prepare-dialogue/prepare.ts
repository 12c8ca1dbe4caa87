import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DataCard } from '../../../../shared/model/dataset/data-card';
import { preparedFiles } from '../../../../shared/model/dataset/dataset';
import { type PreparationOptions, preparationOptionsSchema } from '../../../../shared/model/dataset/preparation';
import type { QualityReport } from '../../../../shared/model/dataset/quality-report';
import { InputError } from '../../../../shared/model/input-error';
import { ProblemLog } from '../../../../shared/model/transcripts/problem-log';
import { Pace } from '../shared/pace';
import type { ProcessingPaths } from '../shared/processing-program';
import { cardText } from './card-text';
import { markDuplicates } from './duplicates';
import { reportDuplicates, reportMissing, reportSplits } from './find-problems';
import { countLeakage } from './leakage';
import { planSplits } from './plan-splits';
import { readSources, type Sources } from './read-sources';
import { sceneList } from './scene-list';
import { type Written, writeRecords } from './write-records';

/** Problems a report has at most. */
const MOST_PROBLEMS = 500;

/** Where files grow until all of them are whole; hidden, beside their place, so that a rename is enough. */
const PARTIAL = '.partial';

/** What a data set is called and when it was made, ms since 1970. */
interface Occasion {
  readonly name: string;
  readonly createdAt: number;
}

/**
 * Makes a data set of the transcripts in the input `raw`, by the file options.json of the input `options` if there is one.
 * Writes the files of `preparedFiles` into the output `prepared`: all of them, the card last, or none.
 * @throws InputError when nothing can be read, options are wrong, the disk is full, or the job is to stop.
 */
export async function prepare(
  paths: ProcessingPaths,
  occasion: Occasion,
  stop: AbortSignal,
  log: (line: string) => void,
): Promise<void> {
  const options = readOptions(join(paths.input('options'), 'options.json'));
  const pace = new Pace(stop, log);
  const problems = new ProblemLog();
  const sources = await readSources(paths.input('raw'), options, problems, pace);
  log(`Read ${count(sources.store.size)} lines of dialogue from ${count(sources.read.length)} files.`);
  const output = paths.output('prepared');
  const partial = join(output, PARTIAL);
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  try {
    const { card, report } = await write(partial, sources, options, occasion, problems, pace);
    publish(partial, output);
    summarise(card, report, log);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC')
      throw new InputError(
        'The disk is full: the data set could not be written. Free some space and start the job again.',
      );
    throw error;
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

function readOptions(path: string): PreparationOptions {
  if (!existsSync(path)) return preparationOptionsSchema.parse({});
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new InputError('options.json is not JSON. Leave the input "options" out to take the defaults.');
  }
  const parsed = preparationOptionsSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new InputError(`options.json: ${issue?.path.join('.') || 'the whole'}: ${issue?.message ?? 'not valid'}.`);
}

async function write(
  folder: string,
  sources: Sources,
  options: PreparationOptions,
  { name, createdAt }: Occasion,
  problems: ProblemLog,
  pace: Pace,
): Promise<{ readonly card: DataCard; readonly report: QualityReport }> {
  const { store, names: files } = sources;
  markDuplicates(store);
  const duplicates = reportDuplicates(store, files, problems);
  const scenes = sceneList(store);
  const plan = await planSplits(store, scenes, options, pace);
  const written = await writeRecords(
    folder,
    store,
    files,
    scenes,
    { ...plan, contextTurns: options.contextTurns },
    pace,
  );
  const { statistics } = written;
  for (let line = 0; line < store.size; line++) {
    if (store.dropped.at(line) === 0) continue;
    const episode = store.scenes[store.sceneOf.at(line)]?.episode ?? -1;
    statistics.episode(store.episodes.at(episode) ?? '').duplicates++;
  }
  reportMissing(written, files, problems);
  reportSplits(written, options, plan, problems);
  const leakage = await countLeakage(join(folder, preparedFiles.records), statistics.records, statistics.words, pace);
  if (leakage.sharedScenes + leakage.sharedNgrams > 0)
    throw new Error(`splits share ${leakage.sharedScenes} scenes and ${leakage.sharedNgrams} ${leakage.ngram}-grams`);
  const listed = problems.list(MOST_PROBLEMS);
  const report: QualityReport = {
    version: 1,
    totals: {
      files: sources.read.length,
      ...sources.counts,
      duplicates,
      records: statistics.records,
      missingSpeaker: statistics.missingSpeaker,
      missingLocation: statistics.missingLocation,
    },
    problems: listed.problems,
    moreProblems: listed.more,
    episodes: statistics.episodeList,
    speakers: statistics.speakerList,
    locations: statistics.locationList,
    lengths: statistics.lengthFigures,
    leakage,
  };
  const card = dataCard(name, createdAt, options, sources, written);
  writeFileSync(join(folder, preparedFiles.report), `${JSON.stringify(report, null, 2)}\n`);
  writeFileSync(join(folder, preparedFiles.cardText), cardText(card, report));
  writeFileSync(join(folder, preparedFiles.card), `${JSON.stringify(card, null, 2)}\n`);
  return { card, report };
}

function dataCard(
  name: string,
  createdAt: number,
  options: PreparationOptions,
  { read }: Sources,
  { statistics, splits, perFile, recordsSha256 }: Written,
): DataCard {
  return {
    version: 1,
    name,
    createdAt,
    options,
    sources: read.map((source, file) => ({ ...source, records: perFile[file]?.records ?? 0 })),
    recordsSha256,
    counts: statistics.counts,
    splits: splits
      .filter(({ split, scenes }) => split !== 'test' || scenes > 0)
      .map(({ split, scenes, records, pairs, locations }) => ({
        split,
        scenes,
        records,
        pairs: pairs.rows,
        locationExamples: locations.rows,
      })),
  };
}

/** Moves what is whole to its place, the card last: who finds it finds all the others. */
function publish(partial: string, output: string): void {
  for (const { path } of Object.values(preparedFolders)) rmSync(join(output, path), { recursive: true, force: true });
  const files = readdirSync(partial, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(partial.length + 1));
  const last = (file: string): number => (file === preparedFiles.card ? 1 : 0);
  for (const file of files.sort((a, b) => last(a) - last(b))) {
    mkdirSync(dirname(join(output, file)), { recursive: true });
    renameSync(join(partial, file), join(output, file));
  }
}

/** What an earlier run may have left, of which this run may write less. */
const preparedFolders = [{ path: 'dialogue' }, { path: 'pairs' }, { path: 'locations' }, { path: preparedFiles.card }];

function summarise(card: DataCard, report: QualityReport, log: (line: string) => void): void {
  const { counts } = card;
  log(
    `Wrote ${count(counts.records)} lines, ${count(counts.scenes)} scenes of ${count(counts.episodes)} episodes, ${count(counts.speakers)} speakers, ${count(counts.locations)} locations; ${count(report.totals.merged)} cues merged, ${count(report.totals.duplicates)} duplicates and ${count(report.totals.dropped)} others left out.`,
  );
  log(
    `Splits: ${card.splits.map(({ split, scenes, records }) => `${split} ${count(scenes)} scenes with ${count(records)} lines`).join(', ')}; none share a scene or ${report.leakage.ngram} words in a row.`,
  );
  const errors = report.problems.filter(({ severity }) => severity === 'error');
  for (const { file, line, message } of errors.slice(0, 10))
    log(`Left out: ${file}${line === null ? '' : ` line ${line}`}: ${message}`);
  if (errors.length > 10) log(`${count(errors.length - 10)} more problems of that kind are in report.json.`);
}

const count = (n: number): string => n.toLocaleString('en-US');
