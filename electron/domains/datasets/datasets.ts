import { CodedError } from '../../../shared/errors/coded-error';
import { fail } from '../../../shared/errors/result';
import type { DataCard } from '../../../shared/model/dataset/data-card';
import { dataOf, guard, guardStream } from '../guard';
import { whileRead } from '../while-read';
import type { DatasetListNews, DatasetsDomain, OneVersion, SpeakerFigures } from './contract';
import { differenceOf } from './difference';
import { gatherSources } from './gather-sources';
import { importTranscripts } from './import';
import { keptWhenAway } from './kept-when-away';
import { createLineKeeper } from './line-keeper';
import type { DatasetsOptions } from './options';
import { planImport } from './plan-import';
import { previewTranscripts } from './preview';
import { createVersionReader } from './read-versions';
import { removeVersion } from './remove';
import { showVersion } from './show';
import { SpeakerTally } from './speakers';
import { watchDatasets } from './watch';
import { createDatasetWatcher, toNews } from './watcher';

const sampleLines = 50;
const linesAtOnce = 5_000;

export function createDatasets(options: DatasetsOptions): DatasetsDomain {
  const { closing, files, link, resources, sources, store, workspaceId } = options;
  const reader = createVersionReader(link, options.jobs);
  const watcher = createDatasetWatcher(options, reader);
  const keeper = createLineKeeper(options, watcher);
  /** By the number of the kept lines: they never change. */
  const figures = new Map<number, SpeakerFigures>();

  const readyVersion = async (one: OneVersion): Promise<{ version: string; card: DataCard }> => {
    const { value } = await showVersion(options, watcher, reader, one);
    if (value.card !== null) return { version: one.version, card: value.card };
    throw new CodedError(
      fail(
        'input.invalid',
        `${one.dataset}@${one.version} cannot be compared: it is not ready.`,
        'Wait until its job has completed, or choose another version.',
      ).error,
    );
  };

  return {
    list: () => guard(() => store.list(workspaceId)),
    refresh: () =>
      guard(async () => {
        await watcher.loaded();
        return keptWhenAway<DatasetListNews>(
          async () => toNews(dataOf(await watcher.refresh(dataOf(await link.aws()), closing))),
          async () => (watcher.board.fetchedAt === null ? null : { ...toNews(watcher.board), source: 'store' }),
        );
      }),
    watchList: (_scope, signal) =>
      guardStream(whileRead(AbortSignal.any([signal, closing]), (either) => watchDatasets(watcher, either))),
    show: (_scope, one) => guard(() => showVersion(options, watcher, reader, one)),
    sample: () =>
      guard(async () => {
        const { files, name, summary, title } = await resources.transcripts();
        return { name, title, summary, files: files.length, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) };
      }),
    preview: (_scope, origin, preparation) =>
      guard(async () =>
        previewTranscripts(dataOf(await gatherSources(origin, sources, resources)), preparation, files),
      ),
    plan: (scope, request) => guard(() => planImport(options, watcher, scope, request)),
    import: (scope, request, signal) =>
      importTranscripts(options, watcher, scope, request, AbortSignal.any([signal, closing])),
    difference: (_scope, dataset, from, to) =>
      guard(async () => {
        const before = await readyVersion({ dataset, version: from });
        const after = await readyVersion({ dataset, version: to });
        const { id: fromId } = await keeper.lines({ dataset, version: from });
        const { id: toId } = await keeper.lines({ dataset, version: to });
        return differenceOf(before, after, await store.difference(fromId, toId, sampleLines));
      }),
    delete: (scope, one, confirmed) =>
      guard(async () => ({ objects: await removeVersion(options, watcher, scope, one, confirmed) })),
    records: (_scope, one, query) =>
      guard(async () => {
        const { fetchedAt, id } = await keeper.lines(one);
        return { ...(await store.records(id, query)), fetchedAt };
      }),
    speakers: (_scope, one) =>
      guard(async () => {
        const { id, total } = await keeper.lines(one);
        const held = figures.get(id);
        if (held) return held;
        const tally = new SpeakerTally();
        for (let from = 0; from < total; from += linesAtOnce) {
          for (const line of await store.spoken(id, from, linesAtOnce)) tally.add(line);
        }
        const made = tally.figures();
        figures.set(id, made);
        return made;
      }),
  };
}
