import { createReadStream } from 'node:fs';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type Pack, pack } from 'tar-stream';
import type { ObjectStore, S3Location } from '../../storage/objects';
import { keyBelow, s3Uri } from '../contract/s3-uri';
import type { TreeEntry } from './file-tree';

/** A fixed time, so that the same files give the same bytes and so the same ETag. */
const archiveTime = new Date('1980-01-01T00:00:00Z');

/** Model weights hardly compress; a higher level costs time on the job's own cores and saves little. */
const gzipLevel = 3;

/** Streams entries as a tar.gz to `<location>/<name>` and returns its S3 URI. Nothing is there when it fails. */
export async function uploadArchive(
  objects: ObjectStore,
  location: S3Location,
  name: string,
  entries: readonly TreeEntry[],
  signal: AbortSignal,
): Promise<string> {
  const key = keyBelow(location, name);
  const archive = pack();
  const zipped = createGzip({ level: gzipLevel });
  const filling = fill(archive, entries, signal).catch((error: unknown) => {
    zipped.destroy(error as Error);
    archive.destroy(error as Error);
    throw error;
  });
  const zipping = pipeline(archive, zipped, { signal });
  const storing = objects
    .put(location.bucket, key, zipped, { contentType: 'application/gzip' })
    .catch((error: unknown) => {
      // Without a reader the other two would wait for ever.
      zipped.destroy(error as Error);
      archive.destroy(error as Error);
      throw error;
    });
  const [filled, , stored] = await Promise.allSettled([filling, zipping, storing]);
  if (stored.status === 'rejected')
    throw filled.status === 'rejected' && !isConsequence(filled.reason) ? filled.reason : stored.reason;
  if (filled.status === 'rejected') throw filled.reason;
  return s3Uri(location.bucket, key);
}

/** What filling says when only the store failed: a store that gives up (a full disk) closes the streams before it. */
function isConsequence(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ABORT_ERR') return true;
  return error instanceof Error && /closed|destroyed/i.test(error.message);
}

async function fill(archive: Pack, entries: readonly TreeEntry[], signal: AbortSignal): Promise<void> {
  for (const entry of entries) {
    signal.throwIfAborted();
    const header = { name: entry.path, mtime: archiveTime, uid: 0, gid: 0, uname: '', gname: '' };
    if (entry.kind === 'directory') {
      archive.entry({ ...header, name: `${entry.path}/`, type: 'directory', mode: 0o755 });
    } else if (entry.kind === 'link') {
      archive.entry({ ...header, type: 'symlink', linkname: entry.target, mode: 0o777 });
    } else {
      const sink = archive.entry({ ...header, size: entry.bytes, mode: entry.executable ? 0o755 : 0o644 });
      if (entry.bytes === 0) sink.end(Buffer.alloc(0));
      else
        await pipeline(createReadStream(entry.file, { end: entry.bytes - 1 }), sink as unknown as Writable, { signal });
    }
  }
  archive.finalize();
}
