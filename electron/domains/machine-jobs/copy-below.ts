import { CodedError } from '../../../shared/errors/coded-error';
import { fail, type Result } from '../../../shared/errors/result';
import { preparedFiles } from '../../../shared/model/dataset/dataset';
import { parseS3Uri } from '../../../shared/model/s3-uri';
import type { ObjectService } from '../aws-ports';
import { dataOf } from '../guard';
import type { MachineJobsOptions } from './options';

/** One end of a copy; `report` tells its link how a call went. */
export interface Side {
  readonly objects: ObjectService;
  readonly report: <T>(result: Result<T>) => Result<T>;
}

/** Who finds one of these takes the rest for complete, so they are written after all others. */
const telling = new Set<string>([preparedFiles.card, 'themes.json', 'network.json']);

/**
 * Copies everything below an address to another, one file at a time over this machine's disk, sizes and checksums
 * compared on both ways. What is there already with the same content is not sent again. Returns how many objects
 * there are. Throws CodedError.
 */
export async function copyBelow(
  { files, scratch, sources }: Pick<MachineJobsOptions, 'files' | 'scratch' | 'sources'>,
  from: Side & { readonly s3Uri: string },
  to: Side & { readonly s3Uri: string },
  signal: AbortSignal,
): Promise<number> {
  const { bucket, key: prefix } = placeOf(from.s3Uri);
  const listed = dataOf(from.report(await from.objects.list(bucket, prefix)));
  const found = listed
    .map(({ key, s3Uri }) => ({ s3Uri, path: key.slice(prefix.length) }))
    // An empty object named like a folder is how some tools draw one.
    .filter(({ path }) => path !== '' && !path.endsWith('/'))
    .toSorted((a, b) => Number(telling.has(a.path)) - Number(telling.has(b.path)));
  for (const { path, s3Uri } of found) {
    if (signal.aborted) throw cancelled();
    const target = `${to.s3Uri}${path}`;
    const { bytes: size, checksumSha256 } = dataOf(from.report(await from.objects.head(s3Uri)));
    // What an earlier attempt has brought is not read again either.
    if (checksumSha256 !== null && (await isThere(to, target, size, checksumSha256))) continue;
    await scratch.withFile(async (file) => {
      const { body, bytes } = dataOf(from.report(await from.objects.read(s3Uri, signal)));
      dataOf(await files.save(file, body, { bytes, checksumSha256 }, () => undefined, signal));
      // In parts the service keeps another checksum of the same content.
      const sha256 = Buffer.from(dataOf(await sources.sha256(file, signal)), 'hex').toString('base64');
      if (await isThere(to, target, bytes, sha256)) return;
      const sent = dataOf(to.report(await to.objects.upload(target, file, { signal, onProgress: () => undefined })));
      if (sent.checksumSha256 !== sha256) throw damaged(target);
    });
  }
  return found.length;
}

async function isThere({ objects }: Side, s3Uri: string, bytes: number, checksumSha256: string): Promise<boolean> {
  const head = await objects.head(s3Uri);
  return head.ok && head.data.bytes === bytes && head.data.checksumSha256 === checksumSha256;
}

function placeOf(s3Uri: string): { readonly bucket: string; readonly key: string } {
  const place = parseS3Uri(s3Uri);
  if (place === null) throw new Error(`${s3Uri} is no address.`);
  return place;
}

function cancelled(): CodedError {
  return new CodedError(fail('cancelled', 'The copying was cancelled.', 'Start it again.').error);
}

function damaged(s3Uri: string): CodedError {
  return new CodedError(
    fail('object.checksum', `${s3Uri} arrived damaged.`, 'Start it again.', { retryable: true }).error,
  );
}
