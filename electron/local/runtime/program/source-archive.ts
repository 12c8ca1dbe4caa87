import { createReadStream } from 'node:fs';
import { posix } from 'node:path';
import type { Readable } from 'node:stream';
import { parseS3Uri } from '../contract/s3-uri';
import { safeRelativePath } from '../staging/relative-path';
import type { StagingContext } from '../staging/stage-objects';

const dataFolder = '/opt/ml/input/data/';

/** Whether sagemaker_submit_directory names a place that can be read here: S3, or a channel of the job. */
export function isReadableArchive(submitDirectory: string): boolean {
  return submitDirectory.startsWith('s3://') || submitDirectory.startsWith(dataFolder);
}

/**
 * The archive of the source. An isolated job has it in a channel, which was staged below `data` before.
 * Throws JobFailure for a path that leaves that folder.
 */
export async function openSourceArchive(
  submitDirectory: string,
  data: string,
  objects: StagingContext['objects'],
): Promise<Readable> {
  if (submitDirectory.startsWith(dataFolder)) {
    const path = safeRelativePath(submitDirectory.slice(dataFolder.length), 'sagemaker_submit_directory');
    return createReadStream(posix.join(data, path));
  }
  const { bucket, key } = parseS3Uri(submitDirectory);
  return objects.read(bucket, key);
}
