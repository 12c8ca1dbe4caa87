import { posix } from 'node:path';
import { JobFailure } from '../job-failure';
import type { TrainingChannel } from '../training-runtime';
import { safeRelativePath } from './relative-path';
import { type StagingContext, stageObjects } from './stage-objects';

/**
 * Puts a channel's objects into `<dataFolder>/<channel>`. Throws JobFailure for what this workspace
 * does not do (Pipe, augmented manifests, RecordIO wrapping) and when there is nothing to download.
 * With one instance ShardedByS3Key is everything, so it needs no case of its own.
 *
 * Returns the SHA-256 of what was read, as ContentDigest defines it.
 */
export async function stageChannel(
  channel: TrainingChannel,
  dataFolder: string,
  context: StagingContext,
): Promise<string> {
  const { name, s3Uri, s3DataType, compression, inputMode } = channel;
  const refuse = (what: string): never => {
    throw new JobFailure(
      `ClientError: Channel ${name} asks for ${what}, which the local workspace does not provide. Use InputMode File.`,
    );
  };
  if (inputMode === 'Pipe') refuse('Pipe mode');
  if (s3DataType === 'AugmentedManifestFile') return refuse('an augmented manifest');
  if (channel.recordWrapper === 'RecordIO') refuse('RecordIO wrapping');
  if (inputMode === 'FastFile') {
    context.note(`Channel ${name}: FastFile mode is served as File mode here; the data is downloaded first.`);
  }
  const folder = posix.join(dataFolder, safeRelativePath(name, 'Data download'));
  return stageObjects({ s3Uri, s3DataType, gunzip: compression === 'Gzip' }, folder, context);
}
