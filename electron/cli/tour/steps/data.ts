import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fail } from '../../../../shared/errors/result';
import { contentTypeOf } from '../../../../shared/model/content-type';
import { formatCount } from '../../../../shared/model/format';
import type { DataOrigin } from '../../../domains/data/contract';
import { Stop, unwrap } from '../../context';
import { upload } from '../../data-source';
import { expect, needed, type TourState } from '../tour-state';
import type { TourStep } from '../tour-step';

interface ChannelFile {
  readonly channel: string;
  readonly fileName: string;
  readonly origin: Exclude<DataOrigin, { kind: 'object' }>;
}

/** Looks into each file, uploads it and has size and checksum read back. */
export const dataStep: TourStep = {
  name: 'upload',
  title: 'Checking and uploading the data',
  async run(state) {
    const scope = needed(state.scope, 'scope');
    const files = state.options.data === null ? await sampleFiles(state) : await ownFiles(state.options.data);
    const facts: Record<string, unknown> = {};
    const said: string[] = [];
    for (const { channel, fileName, origin } of files) {
      const preview = unwrap(await state.console.data.preview(scope, origin));
      expect(
        preview.rows > 0 && preview.labels.length > 1,
        `${fileName} cannot be trained on: ${preview.problems.join(' ')}`,
      );
      const done = await upload(state.context, state.console, scope, origin, `tour/${channel}/${fileName}`);
      state.inputs = [...state.inputs, { channel, s3Uri: done.s3Uri, contentType: contentTypeOf(fileName) }];
      facts[channel] = {
        rows: preview.rows,
        labels: preview.labels.length,
        s3Uri: done.s3Uri,
        checksumSha256: done.checksumSha256,
      };
      said.push(`${channel}: ${formatCount(preview.rows)} rows, ${preview.labels.length} labels`);
    }
    return { said: `${said.join('; ')}; checksums read back`, facts };
  },
};

async function sampleFiles(state: TourState): Promise<readonly ChannelFile[]> {
  const samples = unwrap(await state.console.data.samples()).filter(
    ({ recipeId }) => recipeId === 'location-classifier',
  );
  return samples.map(({ name, channel, fileName }) => ({ channel, fileName, origin: { kind: 'sample', name } }));
}

/** train.csv or train.jsonl, and validation.* where there is one. */
async function ownFiles(folder: string): Promise<readonly ChannelFile[]> {
  const names = await readdir(folder).catch((cause: Error) => {
    throw new Stop(
      fail(
        'file.unreadable',
        `The folder ${folder} could not be read: ${cause.message}.`,
        'Give --data a folder that holds train.csv.',
      ).error,
    );
  });
  const files = ['train', 'validation'].flatMap((channel) => {
    const name = names.find((candidate) => candidate === `${channel}.csv` || candidate === `${channel}.jsonl`);
    return name
      ? [{ channel, fileName: basename(name), origin: { kind: 'path' as const, path: join(folder, name) } }]
      : [];
  });
  if (files[0]?.channel !== 'train') {
    throw new Stop(
      fail(
        'input.invalid',
        `${folder} holds no train.csv and no train.jsonl.`,
        'Put one there with the columns text and label.',
      ).error,
    );
  }
  return files;
}
