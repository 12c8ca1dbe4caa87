import { keyBelow } from '../contract/s3-uri';
import { downloadTo } from '../staging/download';
import { safeRelativePath } from '../staging/relative-path';
import type { SpaceBudget } from '../staging/space-budget';
import { FolderUpload, type FolderUploadOptions } from './folder-upload';

/** Keeps the checkpoint folder and its place in S3 alike while a job runs. */
export class Checkpoints extends FolderUpload {
  constructor(options: Omit<FolderUploadOptions, 'what'>) {
    super({ ...options, what: 'Checkpoints' });
  }

  /** Fetches the checkpoints an earlier attempt left; returns how many files there were. */
  async download(budget: SpaceBudget, signal: AbortSignal): Promise<number> {
    const { objects, location, folder } = this.options;
    const prefix = keyBelow(location, '');
    let count = 0;
    for await (const { key } of objects.list(location.bucket, prefix)) {
      const relative = key.slice(prefix.length);
      if (relative === '' || relative.endsWith('/')) continue;
      const path = safeRelativePath(relative, 'Checkpoint download');
      await downloadTo(await objects.read(location.bucket, key), { folder, path, gunzip: false }, budget, signal);
      count += 1;
    }
    await this.takeAsStored();
    return count;
  }
}
