import { toS3Uri } from '../../../shared/model/s3-uri';
import { outcomeOf } from '../audit/outcome';
import type { AwsWorkspace } from '../aws-ports';
import { dataOf, guard } from '../guard';
import type { Scope } from '../scope';
import type { ObjectsOptions } from './options';
import type { JournaledUpload, UploadJournal } from './upload-journal';

/** Files below this go in one request, so there is nothing to resume of them. */
const smallest = 8 * 1024 * 1024;

export interface Sending {
  readonly options: ObjectsOptions;
  readonly aws: AwsWorkspace;
  readonly scope: Scope;
  readonly journal: UploadJournal;
  /** Ids of the uploads this console sends now. */
  readonly running: Set<string>;
  readonly signal: AbortSignal;
  readonly onProgress: (arrivedBytes: number) => void;
}

interface Sent {
  readonly bytes: number;
  readonly reusedBytes: number;
}

/** Uploads a file as an object, a large one so that it can be gone on with. Throws CodedError. */
export async function sendFile(
  sending: Sending,
  bucket: string,
  file: { readonly path: string; readonly key: string; readonly bytes: number },
): Promise<Sent> {
  const { aws, journal, onProgress, options, signal } = sending;
  const s3Uri = toS3Uri(bucket, file.key);
  if (file.bytes < smallest) {
    const { bytes } = await audited(sending, s3Uri, async () =>
      dataOf(options.link.report(await aws.objects.upload(s3Uri, file.path, { signal, onProgress }))),
    );
    return { bytes, reusedBytes: 0 };
  }
  const begun = dataOf(options.link.report(await aws.browser.beginUpload(s3Uri, file.path)));
  // A kill before this line leaves an upload without a part and without an owner; it is listed as such.
  return goOn(sending, await journal.begin(s3Uri, file.path, begun));
}

/** Sends what is missing of an upload. One of a changed file is aborted. Throws CodedError. */
export async function goOn(sending: Sending, upload: JournaledUpload): Promise<Sent> {
  const { aws, journal, onProgress, options, running, signal } = sending;
  running.add(upload.uploadId);
  try {
    const { bytes, reusedBytes } = await audited(sending, upload.s3Uri, async () => {
      const sent = options.link.report(
        await aws.browser.continueUpload(upload.s3Uri, upload.path, upload, { signal, onProgress }),
      );
      if (sent.ok) await journal.settle(upload.id, 'done');
      else if (sent.error.code === 'file.changed') {
        await aws.browser.abortUpload(upload.s3Uri, upload.uploadId);
        await journal.settle(upload.id, 'rejected');
      } else if (sent.error.code === 'object.not-found') await journal.settle(upload.id, 'rejected');
      return dataOf(sent);
    });
    return { bytes, reusedBytes };
  } finally {
    running.delete(upload.uploadId);
  }
}

async function audited<T extends { readonly checksumSha256: string }>(
  { options, scope }: Sending,
  s3Uri: string,
  work: () => Promise<T>,
): Promise<T> {
  const result = await guard(work);
  const ended = outcomeOf(result, ({ checksumSha256 }) => `Read back with SHA-256 ${checksumSha256}.`);
  await options.audit.record({ ...scope, action: 'objects.upload', target: `object/${s3Uri}`, ...ended });
  return dataOf(result);
}
