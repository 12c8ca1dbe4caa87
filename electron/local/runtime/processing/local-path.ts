import { posix } from 'node:path';
import { containerRoot } from '../contract/container-paths';

/** Where SageMaker's container contract wants every input and output of a processing job. */
export const processingRoot = `${containerRoot}/processing`;

/** A LocalPath relative to /opt/ml/processing, or null when it is not a folder below it. */
export function belowProcessing(localPath: string): string | null {
  const path = posix.normalize(localPath).replace(/\/$/, '');
  if (!path.startsWith(`${processingRoot}/`) || path.includes('\0')) return null;
  return path.slice(processingRoot.length + 1);
}
