import { mkdir } from 'node:fs/promises';
import { posix } from 'node:path';
import type { ObjectStore } from '../../storage/objects';
import { parseS3Uri, s3Uri } from '../contract/s3-uri';
import { JobFailure } from '../job-failure';
import type { TrainingChannel } from '../training-runtime';
import { ChannelDigest } from './channel-digest';
import { downloadTo, readSmallText } from './download';
import { parseManifest } from './manifest';
import { channelPath, safeRelativePath } from './relative-path';
import type { SpaceBudget } from './space-budget';

export interface StagingContext {
  readonly objects: ObjectStore;
  readonly budget: SpaceBudget;
  readonly signal: AbortSignal;
  /** A line for the job's log. */
  readonly note: (message: string) => void;
}

interface Source {
  readonly bucket: string;
  readonly key: string;
  readonly path: string;
}

/**
 * Puts a channel's objects into `<dataFolder>/<channel>`. Throws JobFailure for what this workspace
 * does not do (Pipe, augmented manifests, RecordIO wrapping) and when there is nothing to download.
 * With one instance ShardedByS3Key is everything, so it needs no case of its own.
 *
 * Returns the SHA-256 of what was read, as ChannelDigest defines it.
 */
export async function stageChannel(
  channel: TrainingChannel,
  dataFolder: string,
  context: StagingContext,
): Promise<string> {
  refuseUnsupported(channel);
  if (channel.inputMode === 'FastFile') {
    context.note(`Channel ${channel.name}: FastFile mode is served as File mode here; the data is downloaded first.`);
  }
  const folder = posix.join(dataFolder, safeRelativePath(channel.name, 'Data download'));
  await mkdir(folder, { recursive: true });
  const gunzip = channel.compression === 'Gzip';
  const sources =
    channel.s3DataType === 'ManifestFile' ? manifestSources(channel, context) : prefixSources(channel, context);
  const digest = new ChannelDigest();
  let count = 0;
  for await (const source of sources) {
    context.signal.throwIfAborted();
    const body = await context.objects.read(source.bucket, source.key);
    const path = gunzip ? source.path.replace(/\.gz$/, '') : source.path;
    await downloadTo(body, { folder, path, gunzip }, context.budget, context.signal, digest.meter(source.path));
    count += 1;
  }
  if (count === 0) throw new JobFailure(`ClientError: Data download failed: no objects under ${channel.s3Uri}`);
  return digest.digest();
}

function refuseUnsupported(channel: TrainingChannel): void {
  const refuse = (what: string): never => {
    throw new JobFailure(
      `ClientError: Channel ${channel.name} asks for ${what}, which the local workspace does not provide. Use InputMode File.`,
    );
  };
  if (channel.inputMode === 'Pipe') refuse('Pipe mode');
  if (channel.s3DataType === 'AugmentedManifestFile') refuse('an augmented manifest');
  if (channel.recordWrapper === 'RecordIO') refuse('RecordIO wrapping');
}

async function* prefixSources(channel: TrainingChannel, context: StagingContext): AsyncIterable<Source> {
  const { bucket, key: prefix } = parseS3Uri(channel.s3Uri);
  for await (const object of context.objects.list(bucket, prefix)) {
    const path = channelPath(prefix, object.key);
    if (path !== null) yield { bucket, key: object.key, path };
  }
}

async function* manifestSources(channel: TrainingChannel, context: StagingContext): AsyncIterable<Source> {
  const { bucket, key } = parseS3Uri(channel.s3Uri);
  const text = await readSmallText(await context.objects.read(bucket, key), `the manifest ${s3Uri(bucket, key)}`);
  for (const entry of parseManifest(text, channel.s3Uri)) {
    yield { bucket: entry.bucket, key: entry.key, path: safeRelativePath(entry.relative, 'Data download') };
  }
}
