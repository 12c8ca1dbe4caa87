import type { Confirmation } from '../../../shared/contract/scope';
import { ok, type Result } from '../../../shared/errors/result';
import type { UnfinishedUpload } from '../../../shared/model/bucket-objects';
import { toS3Uri } from '../../../shared/model/s3-uri';
import { outcomeOf } from '../audit/outcome';
import { mustBeConfirmed } from '../confirmed';
import { guard } from '../guard';
import type { Scope } from '../scope';
import type { ObjectsOptions } from './options';
import type { UploadJournal } from './upload-journal';

/** Uploads nobody completed: those this machine can go on with, and those it knows nothing about. */
export function createUnfinished(options: ObjectsOptions, journal: UploadJournal, running: ReadonlySet<string>) {
  const { audit, link } = options;
  return {
    async uploads(bucket: string): Promise<Result<readonly UnfinishedUpload[]>> {
      const aws = await link.aws();
      if (!aws.ok) return aws;
      const found = link.report(await aws.data.browser.unfinished(bucket));
      if (!found.ok) return found;
      const open = await guard(() => journal.open());
      if (!open.ok) return open;
      const known = new Map(open.data.map((one) => [one.uploadId, one]));
      return ok(
        found.data.map(({ key, sentBytes, startedAt, uploadId }) => {
          const ours = known.get(uploadId);
          return {
            s3Uri: toS3Uri(bucket, key),
            uploadId,
            startedAt,
            sentBytes,
            state: running.has(uploadId) ? 'running' : ours === undefined ? 'orphan' : 'resumable',
            file: ours === undefined ? null : { name: nameOf(ours.path), bytes: ours.source.bytes },
          };
        }),
      );
    },

    async abortUpload(
      scope: Scope,
      s3Uri: string,
      uploadId: string,
      confirmed: Confirmation,
    ): Promise<Result<Record<never, never>>> {
      const agreed = await guard(async () => mustBeConfirmed(scope, s3Uri, confirmed));
      if (!agreed.ok) return agreed;
      const aws = await link.aws();
      if (!aws.ok) return aws;
      const aborted = link.report(await aws.data.browser.abortUpload(s3Uri, uploadId));
      await audit.record({
        ...scope,
        action: 'objects.abortUpload',
        target: `object/${s3Uri}`,
        ...outcomeOf(aborted, () => 'The parts that had arrived are deleted.'),
      });
      if (!aborted.ok) return aborted;
      const settled = await guard(async () => {
        const known = (await journal.open()).find((one) => one.uploadId === uploadId);
        if (known) await journal.settle(known.id, 'rejected');
      });
      return settled.ok ? ok({}) : settled;
    },
  };
}

function nameOf(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}
