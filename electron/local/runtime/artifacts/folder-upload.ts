import { lstat, open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline, Readable } from 'node:stream';
import type { ObjectStore, S3Location } from '../../storage/objects';
import { keyBelow } from '../contract/s3-uri';
import { ContentDigest } from '../staging/content-digest';

export interface FolderUploadOptions {
  readonly objects: ObjectStore;
  readonly location: S3Location;
  readonly folder: string;
  readonly intervalMs: number;
  /** What is uploaded, as the log names it, e.g. "Checkpoints". */
  readonly what: string;
  /** Something a person should know but that does not end the job. */
  readonly note: (message: string) => void;
  /** Where given: no further file is uploaded once it aborts. */
  readonly signal?: AbortSignal;
}

interface Seen {
  readonly path: string;
  /** Size, time and inode: a rename over the file changes it, and so does writing into it. */
  readonly mark: string;
  readonly modifiedMs: number;
}

/**
 * Brings the files of a folder to its place in S3, once or again and again while a job runs. A file goes up when two
 * looks in a row found it unchanged (or at the end), oldest first, so that a file naming others
 * follows them. Files deleted here stay in S3, and symbolic links are not followed, as on SageMaker.
 */
export class FolderUpload {
  private readonly stored = new Map<string, string>();
  private readonly digest = new ContentDigest();
  private lastLook = new Map<string, string>();
  private timer: NodeJS.Timeout | null = null;
  private syncing: Promise<void> = Promise.resolve();
  private complained = '';

  constructor(protected readonly options: FolderUploadOptions) {}

  start(): void {
    this.timer = setInterval(() => {
      this.syncing = this.syncing.then(() => this.sync(false)).catch((error: unknown) => this.complain(error));
    }, this.options.intervalMs);
  }

  /** Stops watching; uploads whatever is not in S3 yet. Throws what the last upload threw. */
  async finish(): Promise<void> {
    if (this.timer !== null) clearInterval(this.timer);
    await this.syncing;
    await this.sync(true);
  }

  /** What was uploaded: how many files, the SHA-256 over them as ContentDigest defines it, and that of their parts. */
  get uploaded() {
    return { files: this.stored.size, sha256: this.digest.digest(), parts: this.digest.parts() };
  }

  /** What is in the folder now counts as stored. */
  protected async takeAsStored(): Promise<void> {
    for (const { path, mark } of await this.look()) this.stored.set(path, mark);
  }

  private async sync(final: boolean): Promise<void> {
    const files = await this.look();
    for (const { path, mark } of files) {
      const settled = final || this.lastLook.get(path) === mark;
      if (!settled || this.stored.get(path) === mark) continue;
      this.options.signal?.throwIfAborted();
      if (await this.upload(path, mark)) this.stored.set(path, mark);
    }
    this.lastLook = new Map(files.map(({ path, mark }) => [path, mark]));
  }

  /** False when the file changed or went while it was read: then nothing of it was stored. */
  private async upload(path: string, mark: string): Promise<boolean> {
    const { objects, location, folder } = this.options;
    const file = join(folder, path);
    const handle = await open(file).catch(() => null);
    if (handle === null) return false;
    const meter = this.digest.meter(path);
    let changed = false;
    const read = async function* (): AsyncIterable<Buffer> {
      yield* handle.createReadStream({ autoClose: false }) as AsyncIterable<Buffer>;
      changed = markOf(await handle.stat()) !== mark;
      // The store keeps nothing of a body that fails, so a torn file never shows.
      if (changed) throw new Error(`${path} changed while it was uploaded`);
    };
    try {
      const body = pipeline(Readable.from(read(), { objectMode: false }), meter, () => undefined);
      await objects.put(location.bucket, keyBelow(location, path), body);
      return true;
    } catch (error) {
      if (changed) return false;
      throw error;
    } finally {
      await handle.close();
    }
  }

  private async look(): Promise<readonly Seen[]> {
    const { folder } = this.options;
    const seen: Seen[] = [];
    // A program may have removed its folder, or put a link in its place.
    const found = await lstat(folder).catch(() => null);
    if (found?.isDirectory() !== true) return seen;
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    for (const entry of entries) {
      if (!entry.isFile()) continue;
      const file = join(entry.parentPath, entry.name);
      const found = await stat(file).catch(() => null);
      if (found === null) continue;
      seen.push({
        path: file.slice(folder.length + 1).replaceAll('\\', '/'),
        mark: markOf(found),
        modifiedMs: found.mtimeMs,
      });
    }
    return seen.sort((a, b) => a.modifiedMs - b.modifiedMs);
  }

  private complain(error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    if (message === this.complained) return;
    this.complained = message;
    this.options.note(`${this.options.what} could not be uploaded (${message}); trying again.`);
  }
}

function markOf(found: { readonly size: number; readonly mtimeMs: number; readonly ino: number }): string {
  return `${found.size}/${found.mtimeMs}/${found.ino}`;
}
