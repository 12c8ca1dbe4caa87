import { basename } from 'node:path';
import { fail } from '../../shared/errors/result';
import { contentTypeOf } from '../../shared/model/content-type';
import { toS3Uri } from '../../shared/model/s3-uri';
import type { InputChannel } from '../../shared/model/training-job';
import type { Console } from '../domains/console';
import type { DataOrigin } from '../domains/data/contract';
import type { Scope } from '../domains/scope';
import { type CliContext, Stop, unwrap } from './context';
import { showProgress } from './progress';

/** `sample:NAME`, `s3://…` or the path of a file. */
export function parseSource(text: string): DataOrigin {
  if (text.startsWith('s3://')) return { kind: 'object', s3Uri: text };
  if (text.startsWith('sample:')) return { kind: 'sample', name: text.slice('sample:'.length) };
  return { kind: 'path', path: text };
}

export interface PlannedChannel {
  readonly input: InputChannel;
  /** What has to be uploaded to the input's address first; null when it is in S3 already. */
  readonly upload: { readonly origin: DataOrigin; readonly key: string } | null;
}

/** Where a channel's data is or will be: data of this machine goes to `bucket` under the job's name. Uploads nothing. */
export async function planChannel(
  console: Console,
  bucket: string,
  channel: string,
  source: string,
  jobName: string,
): Promise<PlannedChannel> {
  const origin = parseSource(source);
  if (origin.kind === 'object') {
    return { input: { channel, s3Uri: origin.s3Uri, contentType: contentTypeOf(origin.s3Uri) }, upload: null };
  }
  const fileName = await fileNameOf(console, origin);
  const key = `data/${jobName}/${channel}/${fileName}`;
  const input = { channel, s3Uri: toS3Uri(bucket, key), contentType: contentTypeOf(fileName) };
  return { input, upload: { origin, key } };
}

/** Uploads and returns what was read back. Throws Stop when it failed or was cancelled. */
export async function upload(context: CliContext, console: Console, scope: Scope, origin: DataOrigin, key: string) {
  for await (const result of console.data.upload(scope, origin, key, context.signal)) {
    const item = unwrap(result);
    if (item.kind === 'done') return item;
    showProgress(context, `Uploading ${key}`, item);
  }
  throw cancelled(`The upload of ${key}`);
}

export function cancelled(what: string): Stop {
  return new Stop(fail('cancelled', `${what} was cancelled.`, 'Run the command again when you want it.').error);
}

async function fileNameOf(console: Console, origin: Exclude<DataOrigin, { kind: 'object' }>): Promise<string> {
  if (origin.kind === 'path') return basename(origin.path);
  const samples = unwrap(await console.data.samples());
  const sample = samples.find(({ name }) => name === origin.name);
  if (sample) return sample.fileName;
  const names = samples.map(({ name }) => `sample:${name}`).join(', ');
  throw new Stop(fail('input.invalid', `There is no sample called ${origin.name}.`, `There are: ${names}.`).error);
}
