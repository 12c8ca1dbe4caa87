import { createWriteStream } from 'node:fs';
import { chmod, mkdir, realpath, symlink } from 'node:fs/promises';
import { dirname, join, posix, sep } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract, type Header } from 'tar-stream';
import { JobFailure } from '../job-failure';
import { safeRelativePath } from './relative-path';
import type { SpaceBudget } from './space-budget';

/** What an archive is called where it fails. */
export interface ArchiveNames {
  /** As in "<action> failed: …". */
  readonly action: string;
  /** Where its address was given. */
  readonly source: string;
}

export const sourceArchive: ArchiveNames = {
  action: 'Unpacking the source archive',
  source: 'sagemaker_submit_directory',
};

/**
 * Unpacks a tar.gz into `folder`. Entries that would leave it (by "..", an absolute path or
 * a link) fail the job; devices and pipes do too. Modes keep only their permission bits.
 */
export async function unpackArchive(
  archive: Readable,
  folder: string,
  options: ArchiveNames & { readonly budget: SpaceBudget; readonly signal: AbortSignal },
): Promise<void> {
  const { budget, signal } = options;
  const entries = extract();
  const reading = pipeline(archive, createGunzip(), budget.meter(), entries, { signal });
  // Awaited below; without a handler a failure while an entry is written would be unhandled.
  reading.catch(() => undefined);
  try {
    for await (const entry of entries) {
      await writeEntry(entry.header, entry as unknown as Readable, folder, options);
      entry.resume();
    }
    await reading;
  } catch (error) {
    archive.destroy();
    throw await reading.then(
      () => translate(error, options.source),
      (cause: unknown) => translate(error instanceof JobFailure ? error : cause, options.source),
    );
  }
}

function translate(error: unknown, source: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const message = error instanceof Error ? error.message : '';
  if (code.startsWith('Z_') || /tar header|Unexpected end of data/i.test(message)) {
    return new JobFailure(`ClientError: ${source} is not a gzip-compressed tar archive.`);
  }
  return error;
}

async function writeEntry(
  header: Header,
  body: Readable,
  folder: string,
  { action, signal }: { readonly action: string; readonly signal: AbortSignal },
): Promise<void> {
  const path = safeRelativePath(header.name, action);
  const target = join(folder, path);
  if (header.type === 'directory') {
    await makeParent(join(target, '.entry'), folder, action);
  } else if (header.type === 'symlink') {
    // A link to a place inside is fine; resolved against the folder it stands in.
    safeRelativePath(posix.join(posix.dirname(path), header.linkname ?? '').replace(/^\.\//, ''), action);
    if (header.linkname?.startsWith('/') === true) safeRelativePath(header.linkname, action);
    await makeParent(target, folder, action);
    await symlink(header.linkname ?? '', target);
  } else if (header.type === 'file' || header.type === 'contiguous-file') {
    await makeParent(target, folder, action);
    // wx: an entry must not write through a link an earlier entry made.
    await pipeline(body, createWriteStream(target, { flags: 'wx' }), { signal });
    if (((header.mode ?? 0) & 0o111) !== 0) await chmod(target, 0o755);
  } else {
    throw new JobFailure(
      `ClientError: ${action} failed: ${header.name} is a ${header.type === 'link' ? 'hard link' : header.type}.`,
    );
  }
}

/** Links that are harmless one by one can lead out of the folder together, so the real place decides. */
async function makeParent(target: string, folder: string, action: string): Promise<void> {
  const parent = dirname(target);
  await mkdir(parent, { recursive: true });
  const root = await realpath(folder);
  const real = await realpath(parent);
  if (real !== root && !real.startsWith(root + sep)) {
    throw new JobFailure(
      `ClientError: ${action} failed: ${JSON.stringify(target.slice(folder.length + 1))} would be written outside its folder.`,
    );
  }
}
