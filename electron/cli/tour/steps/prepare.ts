import { readdir } from 'node:fs/promises';
import { fail } from '../../../../shared/errors/result';
import { datasetPrefix, preparedFiles } from '../../../../shared/model/dataset/dataset';
import { preparationOptionsSchema } from '../../../../shared/model/dataset/preparation';
import { formatCount } from '../../../../shared/model/format';
import type { InputChannel } from '../../../../shared/model/training-job';
import { Stop, unwrap } from '../../context';
import { importAll, prepared } from '../../import-transcripts';
import { agreed, expect, needed, type TourState } from '../tour-state';
import type { TourStep } from '../tour-step';
import { isLabelledFile } from './labelled-files';

const name = 'tour';

/** Makes a data set of transcripts, and reads its card and its report back. */
export const prepareStep: TourStep = {
  name: 'prepare',
  title: 'Preparing the transcripts',
  async run(state) {
    const scope = needed(state.scope, 'scope');
    const { console, context } = state;
    const { version } = await importAll(context, console, scope, {
      dataset: name,
      origin: await originOf(state.options.data),
      options: preparationOptionsSchema.parse({}),
      confirmed: agreed(scope, name),
    });
    const one = { dataset: name, version };
    const summary = await prepared(context, console, scope, one);
    expect(summary.status === 'ready', `The transcripts were not prepared: ${summary.failure ?? summary.status}.`);
    const { value } = unwrap(await console.datasets.show(scope, one));
    const { counts } = needed(value.card, 'data card');
    const report = needed(value.report, 'quality report');
    const { sharedNgrams, sharedScenes } = report.leakage;
    expect(sharedNgrams + sharedScenes === 0, 'A scene or a phrase is in more than one part of the data.');
    state.dataset = one;
    const files = new Set(value.files.map(({ path }) => path));
    state.inputs = await channels(state, version, files, preparedFiles.locations, 'text/csv');
    state.dialogue = await channels(state, version, files, preparedFiles.dialogue, 'application/jsonlines');
    return {
      said: `${formatCount(counts.records)} lines of ${counts.speakers} speakers in ${counts.scenes} scenes; ${report.totals.missingSpeaker} without a speaker`,
      facts: { version, counts, totals: report.totals, leakage: report.leakage },
    };
  },
};

/** One's own folder, unless it holds labelled rows instead of transcripts. */
async function originOf(folder: string | null) {
  if (folder === null) return { kind: 'sample' as const };
  const names = await readdir(folder).catch((cause: Error) => {
    throw new Stop(
      fail(
        'file.unreadable',
        `The folder ${folder} could not be read: ${cause.message}.`,
        'Give --data a folder with transcripts, or with train.csv.',
      ).error,
    );
  });
  if (names.some(isLabelledFile)) return { kind: 'sample' as const };
  return { kind: 'paths' as const, paths: [folder] };
}

/** The channels of a file that is written for each part of the data; none where there was nothing to train on. */
async function channels(
  { console }: TourState,
  version: string,
  files: ReadonlySet<string>,
  fileOf: (split: string) => string,
  contentType: string,
): Promise<readonly InputChannel[]> {
  const { defaults } = unwrap(await console.workspace.current());
  const prefix = datasetPrefix(defaults.bucket, name, version);
  return ['train', 'validation'].flatMap((channel) =>
    files.has(fileOf(channel)) ? [{ channel, s3Uri: `${prefix}/prepared/${fileOf(channel)}`, contentType }] : [],
  );
}
