import { resolve } from 'node:path';
import type { Command } from 'commander';
import { fail } from '../../../shared/errors/result';
import type { ObjectPreview, ObjectSelection } from '../../../shared/model/bucket-objects';
import { formatBytes, formatCount, formatDateTime } from '../../../shared/model/format';
import { parseS3Uri, toS3Uri } from '../../../shared/model/s3-uri';
import { type CliContext, connect, connectOrOffline, Stop, unwrap } from '../context';
import { cancelled } from '../data-source';
import { table } from '../output';
import { showProgress } from '../progress';

/** `upside data buckets|peek|put|get`: the S3 browser's looking, uploading and downloading, without a window. */
export function addDataFiles(data: Command, context: CliContext): void {
  data
    .command('buckets')
    .description('list the buckets; the workspace’s own is marked')
    .action(async () => {
      const { console, scope } = await connectOrOffline(context);
      const list = unwrap(await console.objects.buckets(scope));
      if (list.source === 'store') context.output.note(`Offline: as of ${formatDateTime(list.fetchedAt)}.`);
      context.output.result(list, () =>
        table(
          ['BUCKET', 'MADE', ''],
          list.buckets.map(({ createdAt, isDefault, name }) => [
            name,
            createdAt === null ? '' : formatDateTime(createdAt),
            isDefault ? 'the workspace’s own' : '',
          ]),
        ),
      );
    });

  data
    .command('peek')
    .argument('<s3uri>', 's3://bucket/key')
    .description('the beginning of an object, as far as it can be shown')
    .action(async (s3Uri: string) => {
      const { console, scope } = await connect(context);
      const preview = unwrap(await console.objects.preview(scope, s3Uri));
      context.output.result(preview, () => previewText(preview));
    });

  data
    .command('put')
    .argument('<paths...>', 'files, and folders with all that is in them')
    .option('--to <s3uri>', 's3://bucket/prefix/ (default: data/ in the workspace’s own bucket)')
    .description('upload; what is cut off can be gone on with: upside data uploads resume')
    .action(async (paths: readonly string[], { to }: { to?: string }) => {
      const { console, scope } = await connect(context);
      const { defaults } = unwrap(await console.workspace.current());
      const { bucket, key } = folderOf(to ?? toS3Uri(defaults.bucket, 'data/'));
      const full = paths.map((path) => resolve(path));
      for await (const result of console.objects.upload(scope, bucket, key, full, context.signal)) {
        const item = unwrap(result);
        if (item.kind === 'progress') showProgress(context, `Uploading ${item.name}`, item);
        else {
          const { bytes, files, reusedBytes } = item;
          const to = toS3Uri(bucket, key);
          return context.output.result(
            { files, bytes, reusedBytes, to },
            () => `${counted(files)}, ${formatBytes(bytes)}, at ${to}`,
          );
        }
      }
      throw cancelled('The upload');
    });

  data
    .command('get')
    .argument('<s3uri...>', 's3://bucket/key, or s3://bucket/prefix/ for all below it; all of one bucket')
    .option('--to <folder>', 'folder they go to (default: this one)', '.')
    .description('download; half a file of an earlier try is gone on with, and each is there when it is whole')
    .action(async (s3Uris: readonly string[], { to }: { to: string }) => {
      const { console, scope } = await connect(context);
      const folder = resolve(to);
      for await (const result of console.objects.download(scope, selected(s3Uris), folder, context.signal)) {
        const item = unwrap(result);
        if (item.kind === 'progress') showProgress(context, `Downloading ${item.name}`, item);
        else {
          const { bytes, files } = item;
          return context.output.result(
            { files, bytes, folder },
            () => `${counted(files)}, ${formatBytes(bytes)}, in ${folder}`,
          );
        }
      }
      throw cancelled('The download');
    });
}

function folderOf(s3Uri: string): { readonly bucket: string; readonly key: string } {
  const place = parseS3Uri(s3Uri);
  if (place !== null && (place.key === '' || place.key.endsWith('/'))) return place;
  throw invalid(`${s3Uri} names no folder.`, 'A folder looks like s3://bucket/prefix/, with the slash.');
}

function selected(s3Uris: readonly string[]): ObjectSelection {
  const places = s3Uris.map((s3Uri) => {
    const place = parseS3Uri(s3Uri);
    if (place === null || place.key === '')
      throw invalid(`${s3Uri} names nothing to download.`, 'Give s3://bucket/key or s3://bucket/prefix/.');
    return place;
  });
  const bucket = places[0]?.bucket ?? '';
  if (places.some((place) => place.bucket !== bucket))
    throw invalid('They are in several buckets.', 'Download from one bucket after the other.');
  const keys = places.map(({ key }) => key);
  return {
    bucket,
    keys: keys.filter((key) => !key.endsWith('/')),
    prefixes: keys.filter((key) => key.endsWith('/')),
  };
}

function previewText(preview: ObjectPreview): string {
  switch (preview.kind) {
    case 'text':
      return `${preview.text}${preview.cut ? '\n…' : ''}`;
    case 'rows':
      return `${table(preview.columns, preview.rows)}${preview.cut ? '\n…' : ''}`;
    case 'image':
      return `A picture (${preview.mediaType}), ${formatBytes(preview.bytes)}.`;
    case 'none':
      return `${preview.why} ${formatBytes(preview.bytes)}.`;
  }
}

const counted = (files: number): string => `${formatCount(files)} ${files === 1 ? 'file' : 'files'}`;

function invalid(message: string, hint: string): Stop {
  return new Stop(fail('input.invalid', message, hint).error);
}
