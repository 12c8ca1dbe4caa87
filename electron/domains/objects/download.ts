import { CodedError } from '../../../shared/errors/coded-error';
import { fail, type Result } from '../../../shared/errors/result';
import type { ObjectSelection } from '../../../shared/model/bucket-objects';
import type { DataObject } from '../../../shared/model/data-object';
import { createRate } from '../data/rate';
import { streamProgress } from '../data/stream-progress';
import { dataOf, guard } from '../guard';
import type { DownloadItem } from './contract';
import type { ObjectsOptions } from './options';
import { selectedObjects } from './select';
import { targetPath } from './target-path';

type Progress = Extract<DownloadItem, { kind: 'progress' }>;
type Done = Omit<Extract<DownloadItem, { kind: 'done' }>, 'kind'>;

/** Downloads a selection to a folder, object after object; what an earlier attempt left of a file is gone on with. */
export function downloadObjects(
  options: ObjectsOptions,
  selection: ObjectSelection,
  folder: string,
  signal: AbortSignal,
): AsyncGenerator<Result<DownloadItem>> {
  return streamProgress<Progress, Done, DownloadItem>(
    (report) => guard(() => carryOut(options, selection, folder, report, signal)),
    (done) => ({ kind: 'done', ...done }),
    signal,
  );
}

async function carryOut(
  { clock, halves, link }: ObjectsOptions,
  selection: ObjectSelection,
  folder: string,
  report: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<Done> {
  const aws = dataOf(await link.aws());
  const found = dataOf(link.report(await selectedObjects(aws, selection)));
  const files = namedFiles(found, selection);
  const totalBytes = files.reduce((sum, { object }) => sum + object.bytes, 0);
  const rate = createRate(clock, totalBytes);
  let bytes = 0;
  for (const [index, { file, object }] of files.entries()) {
    const onProgress = (held: number): void =>
      report({ ...rate(bytes + held), files: index, totalFiles: files.length, name: file });
    onProgress(0);
    const head = dataOf(link.report(await aws.objects.head(object.s3Uri)));
    const target = { folder, file, ...head };
    const held = dataOf(await halves.held(target));
    if (!held.whole) {
      // A range of an empty object is refused, and of a whole half there is nothing left to ask for.
      const nothingLeft = held.bytes === head.bytes;
      const body = nothingLeft
        ? nothing()
        : dataOf(link.report(await aws.browser.readFrom(object.s3Uri, held.bytes, head.etag, signal)));
      dataOf(await halves.append(target, body, onProgress, signal));
    }
    bytes += head.bytes;
  }
  return { files: files.length, bytes, folder: folder.split(/[/\\]/).findLast((part) => part !== '') ?? folder };
}

/** Where each object goes below the folder. A key that would leave it, or that two objects share, is refused. */
function namedFiles(
  objects: readonly DataObject[],
  { prefixes }: ObjectSelection,
): readonly { readonly file: string; readonly object: DataObject }[] {
  const named = new Map<string, DataObject>();
  for (const object of objects) {
    // A key that ends in a slash is a folder's marker.
    if (object.key.endsWith('/')) continue;
    const file = targetPath(object.key, prefixes);
    if (file === null || named.has(file)) {
      const why = file === null ? 'is no name of a file' : `would be a second ${file}`;
      throw new CodedError(
        fail('input.invalid', `${object.key} ${why} on this machine.`, 'Download the others without it.').error,
      );
    }
    named.set(file, object);
  }
  return [...named].map(([file, object]) => ({ file, object }));
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
