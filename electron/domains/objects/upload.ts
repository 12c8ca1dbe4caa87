import { CodedError } from '../../../shared/errors/coded-error';
import { fail, type Result } from '../../../shared/errors/result';
import { createRate } from '../data/rate';
import { streamProgress } from '../data/stream-progress';
import { dataOf, guard } from '../guard';
import type { Scope } from '../scope';
import type { UploadItem } from './contract';
import { gatherFiles } from './gather-files';
import type { ObjectsOptions } from './options';
import { goOn, type Sending, sendFile } from './send-file';
import type { UploadJournal } from './upload-journal';

type Progress = Extract<UploadItem, { kind: 'progress' }>;
type Done = Omit<Extract<UploadItem, { kind: 'done' }>, 'kind'>;
type Report = (progress: Progress) => void;

/** Uploads of files and folders, one file after the other, and of what an earlier console left half sent. */
export function createUploads(options: ObjectsOptions, journal: UploadJournal, running: Set<string>) {
  const stream = (signal: AbortSignal, work: (report: Report) => Promise<Done>): AsyncGenerator<Result<UploadItem>> =>
    streamProgress<Progress, Done, UploadItem>(
      (report) => guard(() => work(report)),
      (done) => ({ kind: 'done', ...done }),
      signal,
    );

  const sendingOf = async (scope: Scope, signal: AbortSignal): Promise<Omit<Sending, 'onProgress'>> => ({
    options,
    aws: dataOf(await options.link.aws()),
    scope,
    journal,
    running,
    signal,
  });

  return {
    upload: (scope: Scope, bucket: string, prefix: string, paths: readonly string[], signal: AbortSignal) =>
      stream(signal, async (report) => {
        const sending = await sendingOf(scope, signal);
        const files = dataOf(await gatherFiles(options.sources, paths, prefix));
        // The default bucket of an account is made when something is first put into it.
        if (bucket === scope.bucket) dataOf(await sending.aws.objects.ensureBucket(bucket));
        const totalBytes = files.reduce((sum, { bytes }) => sum + bytes, 0);
        const rate = createRate(options.clock, totalBytes);
        let bytes = 0;
        let reusedBytes = 0;
        for (const [index, file] of files.entries()) {
          const onProgress = (arrived: number): void =>
            report({ ...rate(bytes + arrived), files: index, totalFiles: files.length, name: file.key });
          onProgress(0);
          const sent = await sendFile({ ...sending, onProgress }, bucket, file);
          bytes += sent.bytes;
          reusedBytes += sent.reusedBytes;
        }
        return { files: files.length, bytes, reusedBytes };
      }),

    resume: (scope: Scope, s3Uri: string, uploadId: string, signal: AbortSignal) =>
      stream(signal, async (report) => {
        const sending = await sendingOf(scope, signal);
        const known = (await journal.open()).find((one) => one.uploadId === uploadId && one.s3Uri === s3Uri);
        if (known === undefined) {
          throw new CodedError(
            fail(
              'file.unreadable',
              `Which file was uploaded to ${s3Uri} is not known here.`,
              'Upload the file again, and abort this upload.',
            ).error,
          );
        }
        if (running.has(uploadId)) {
          throw new CodedError(
            fail('input.invalid', `${s3Uri} is being uploaded already.`, 'Wait until it has ended.').error,
          );
        }
        const rate = createRate(options.clock, known.source.bytes);
        const onProgress = (arrived: number): void =>
          report({ ...rate(arrived), files: 0, totalFiles: 1, name: s3Uri.split('/').slice(3).join('/') });
        onProgress(0);
        return { files: 1, ...(await goOn({ ...sending, onProgress }, known)) };
      }),
  };
}
