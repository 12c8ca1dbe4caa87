import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PassThrough, type Readable, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { JobFailure } from '../job-failure';
import type { SpaceBudget } from './space-budget';

/** Bounds memory: a code archive's listing or a manifest larger than this is refused. */
const smallFileLimit = 16 * 2 ** 20;

export interface DownloadTarget {
  /** Absolute folder and the already checked path below it. */
  readonly folder: string;
  readonly path: string;
  readonly gunzip: boolean;
}

/**
 * Streams one object into a new file; it fails rather than write over another object's file. `meter`
 * sees the bytes as they are in S3.
 */
export async function downloadTo(
  body: Readable,
  target: DownloadTarget,
  budget: SpaceBudget,
  signal: AbortSignal,
  meter: Transform = new PassThrough(),
): Promise<void> {
  const file = join(target.folder, target.path);
  try {
    await mkdir(dirname(file), { recursive: true });
    // The stream opens its file later; a body that fails first would otherwise go unheard.
    const out = createWriteStream(file, { flags: 'wx' });
    if (target.gunzip) await pipeline(body, meter, createGunzip(), budget.meter(), out, { signal });
    else await pipeline(body, meter, budget.meter(), out, { signal });
  } catch (error) {
    body.destroy();
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST' || code === 'EISDIR' || code === 'ENOTDIR') {
      throw new JobFailure(`ClientError: Data download failed: two objects would be written to ${target.path}.`);
    }
    if (target.gunzip && typeof code === 'string' && code.startsWith('Z_')) {
      throw new JobFailure(
        `ClientError: Data download failed: ${target.path} is not a gzip file, but the channel says CompressionType Gzip.`,
      );
    }
    throw error;
  }
}

export async function readSmallText(body: Readable, what: string): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > smallFileLimit)
      throw new JobFailure(`ClientError: Data download failed: ${what} is larger than 16 MiB.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
