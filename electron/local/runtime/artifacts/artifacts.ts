import { stat } from 'node:fs/promises';
import type { ObjectStore } from '../../storage/objects';
import type { JobFolder } from '../contract/job-folder';
import { keyBelow, parseS3Uri } from '../contract/s3-uri';
import type { TrainingRunSpec } from '../training-runtime';
import { fileTree, type TreeEntry } from './file-tree';
import { uploadArchive } from './upload-archive';

/** Uploads what a run left, as SageMaker names it: `<S3OutputPath>/<job>/output/{model,output}.tar.gz`. */
export class Artifacts {
  constructor(
    private readonly objects: ObjectStore,
    private readonly folder: JobFolder,
    private readonly spec: TrainingRunSpec,
    private readonly signal: AbortSignal,
  ) {}

  /**
   * Uploads model.tar.gz and returns its S3 URI. A job that completed always has one, even of an
   * empty model folder, as on SageMaker; for a stopped job (`onlyWhenFilled`) an empty folder gives null.
   */
  async model(onlyWhenFilled: boolean): Promise<string | null> {
    const entries = await fileTree(this.folder.paths.model, this.folder.paths.base);
    if (onlyWhenFilled && entries.length === 0) return null;
    return this.upload('model.tar.gz', entries);
  }

  /** Uploads output.tar.gz: what is in output/data, and output/failure; nothing when neither has anything. */
  async output(): Promise<void> {
    const { paths } = this.folder;
    const entries = [...(await fileTree(paths.outputData, paths.base))];
    const failure = await stat(paths.failure).catch(() => null);
    if (failure?.isFile() === true) {
      entries.push({ kind: 'file', path: 'failure', file: paths.failure, bytes: failure.size, executable: false });
    }
    if (entries.length > 0) await this.upload('output.tar.gz', entries);
  }

  private upload(name: string, entries: readonly TreeEntry[]): Promise<string> {
    const { bucket, key } = parseS3Uri(this.spec.outputS3Uri);
    const location = { bucket, key: keyBelow({ bucket, key }, `${this.spec.jobName}/output`) };
    return uploadArchive(this.objects, location, name, entries, this.signal);
  }
}
