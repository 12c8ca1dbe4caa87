import type { Command } from 'commander';
import { fail } from '../../../shared/errors/result';
import { deletionTarget, type ObjectSelection, type UnfinishedUpload } from '../../../shared/model/bucket-objects';
import { formatBytes, formatCount, formatDateTime } from '../../../shared/model/format';
import { parseS3Uri } from '../../../shared/model/s3-uri';
import type { Console } from '../../domains/console';
import type { Scope } from '../../domains/scope';
import { confirm } from '../confirm';
import { type CliContext, connect, Stop, unwrap } from '../context';
import { cancelled } from '../data-source';
import { table } from '../output';
import { showProgress } from '../progress';

/** `upside data delete|uploads`: what an S3 browser does, without a window. */
export function addDataObjects(data: Command, context: CliContext): void {
  data
    .command('delete')
    .argument('<s3uri>', 's3://bucket/key, or with --recursive s3://bucket/prefix/')
    .option('--recursive', 'everything below the prefix', false)
    .option('-y, --yes', 'do not ask', false)
    .description('delete an object, or all below a prefix; returns when nothing of it is there any more')
    .action(async (s3Uri: string, { recursive, yes }: { recursive: boolean; yes: boolean }) => {
      const { console, scope } = await connect(context);
      const selection = selectionOf(s3Uri, recursive);
      const { bytes, objects } = unwrap(await console.objects.deletePlan(scope, selection));
      if (objects === 0)
        throw new Stop(
          fail('object.not-found', `There is nothing at ${s3Uri}.`, 'Look at it with `upside data list`.').error,
        );
      const target = deletionTarget(selection);
      const what = `${formatCount(objects)} ${objects === 1 ? 'object' : 'objects'} (${formatBytes(bytes)})`;
      const { accountId, region } = scope;
      await confirm(context, yes, `Delete ${what} at ${target} in account ${accountId}, region ${region}?`);
      const done = unwrap(await console.objects.delete(scope, selection, { accountId, region, target }));
      context.output.result({ ...done, bytes }, () => `Deleted ${what} at ${target}.`);
    });

  const uploads = data.command('uploads').description('uploads that were cut off: list, resume, abort');

  uploads
    .command('list')
    .option('--bucket <bucket>', 'bucket (default: the workspace’s own)')
    .description('uploads begun and not completed')
    .action(async ({ bucket }: { bucket?: string }) => {
      const { console, scope } = await connect(context);
      const found = unwrap(await console.objects.uploads(scope, bucket ?? scope.bucket));
      context.output.result(found, () =>
        table(
          ['ARRIVED', 'OF', 'BEGUN', 'STATE', 'OBJECT', 'UPLOAD'],
          found.map(({ file, s3Uri, sentBytes, startedAt, state, uploadId }) => [
            formatBytes(sentBytes),
            file === null ? '' : formatBytes(file.bytes),
            formatDateTime(startedAt),
            state,
            s3Uri,
            uploadId,
          ]),
          [0, 1],
        ),
      );
    });

  uploads
    .command('resume')
    .argument('<s3uri>', 'the object the upload is to become')
    .description('send what is missing; parts that arrived are not sent again')
    .action(async (s3Uri: string) => {
      const { console, scope } = await connect(context);
      const { uploadId } = await oneUpload(console, scope, s3Uri);
      for await (const result of console.objects.resume(scope, s3Uri, uploadId, context.signal)) {
        const item = unwrap(result);
        if (item.kind === 'progress') showProgress(context, `Uploading ${item.name}`, item);
        else {
          const reused = formatBytes(item.reusedBytes);
          return context.output.result(
            { s3Uri, bytes: item.bytes, reusedBytes: item.reusedBytes },
            () => `${s3Uri}  ${formatBytes(item.bytes)}, of which ${reused} had arrived before`,
          );
        }
      }
      throw cancelled(`The upload of ${s3Uri}`);
    });

  uploads
    .command('abort')
    .argument('<s3uri>', 'the object the upload was to become')
    .option('-y, --yes', 'do not ask', false)
    .description('delete the parts that arrived')
    .action(async (s3Uri: string, { yes }: { yes: boolean }) => {
      const { console, scope } = await connect(context);
      const { sentBytes, uploadId } = await oneUpload(console, scope, s3Uri);
      const { accountId, region } = scope;
      const what = `the upload of ${s3Uri}, of which ${formatBytes(sentBytes)} arrived`;
      await confirm(context, yes, `Abort ${what}, in account ${accountId}, region ${region}?`);
      unwrap(await console.objects.abortUpload(scope, s3Uri, uploadId, { accountId, region, target: s3Uri }));
      context.output.result({ s3Uri, uploadId }, () => `Aborted ${what}.`);
    });
}

/** Throws Stop when the address names neither an object nor, with `recursive`, a folder. */
function selectionOf(s3Uri: string, recursive: boolean): ObjectSelection {
  const place = parseS3Uri(s3Uri);
  const usable = place !== null && place.key !== '' && (!recursive || place.key.endsWith('/'));
  if (usable)
    return recursive
      ? { bucket: place.bucket, keys: [], prefixes: [place.key] }
      : { bucket: place.bucket, keys: [place.key], prefixes: [] };
  throw new Stop(
    fail(
      'input.invalid',
      `${s3Uri} names no ${recursive ? 'folder' : 'object'}.`,
      recursive ? 'A folder looks like s3://bucket/prefix/, with the slash.' : 'An object looks like s3://bucket/key.',
    ).error,
  );
}

/** The newest unfinished upload of an object. Throws Stop when there is none. */
async function oneUpload(console: Console, scope: Scope, s3Uri: string): Promise<UnfinishedUpload> {
  const bucket = parseS3Uri(s3Uri)?.bucket ?? scope.bucket;
  const found = unwrap(await console.objects.uploads(scope, bucket))
    .filter((upload) => upload.s3Uri === s3Uri)
    .toSorted((a, b) => b.startedAt - a.startedAt)[0];
  if (found) return found;
  throw new Stop(
    fail('object.not-found', `There is no unfinished upload of ${s3Uri}.`, 'See `upside data uploads list`.').error,
  );
}
