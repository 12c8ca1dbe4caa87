import { basename } from 'node:path';
import { fail } from '../../shared/errors/result';
import { contentTypeOf } from '../../shared/model/content-type';
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

/** The channel over data in S3: what is not there yet is uploaded under the job's name first. */
export async function channelFrom(
  context: CliContext,
  console: Console,
  scope: Scope,
  channel: string,
  source: string,
  jobName: string,
): Promise<InputChannel> {
  const origin = parseSource(source);
  if (origin.kind === 'object') return { channel, s3Uri: origin.s3Uri, contentType: contentTypeOf(origin.s3Uri) };
  const fileName = await fileNameOf(console, origin);
  const key = `data/${jobName}/${channel}/${fileName}`;
  const { s3Uri } = await upload(context, console, scope, origin, key);
  return { channel, s3Uri, contentType: contentTypeOf(fileName) };
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
  if (samples.some(({ name }) => name === origin.name)) return `${origin.name}.csv`;
  const names = samples.map(({ name }) => `sample:${name}`).join(', ');
  throw new Stop(fail('input.invalid', `There is no sample called ${origin.name}.`, `There are: ${names}.`).error);
}
