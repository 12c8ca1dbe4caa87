import type { ObjectStore } from '../../storage/objects';
import { FolderUpload } from '../artifacts/folder-upload';
import { parseS3Uri } from '../contract/s3-uri';
import type { ProcessingFolder } from './processing-folder';
import type { ProcessingRunOutput, UploadedOutput } from './processing-runtime';

/** Seconds between two looks at an output whose S3UploadMode is Continuous. */
const intervalMs = 1000;

/** Brings a job's outputs to S3: those with S3UploadMode Continuous while it runs, all of them at its end. */
export class ProcessingOutputs {
  private readonly uploads: readonly { readonly output: ProcessingRunOutput; readonly upload: FolderUpload }[];

  /** Throws JobFailure for an output whose address is none. */
  constructor(
    outputs: readonly ProcessingRunOutput[],
    folder: ProcessingFolder,
    objects: ObjectStore,
    note: (message: string) => void,
    /** Aborts when the daemon goes: nothing more is uploaded then. */
    signal: AbortSignal,
  ) {
    this.uploads = outputs.map((output) => ({
      output,
      upload: new FolderUpload({
        ...{ objects, intervalMs, note, signal },
        location: parseS3Uri(output.s3Uri),
        folder: folder.at(output.localPath),
        what: `Output ${output.name}`,
      }),
    }));
  }

  start(): void {
    for (const { output, upload } of this.uploads) if (output.mode === 'Continuous') upload.start();
  }

  /** Uploads what is not in S3 yet, and returns every output with what it holds. Throws what an upload threw. */
  async finish(): Promise<readonly UploadedOutput[]> {
    const uploaded: UploadedOutput[] = [];
    for (const { output, upload } of this.uploads) {
      await upload.finish();
      uploaded.push({ name: output.name, s3Uri: output.s3Uri, ...upload.uploaded });
    }
    return uploaded;
  }
}
