import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { ObjectStore, S3Location } from '../../storage/objects';
import { keyBelow } from '../contract/s3-uri';
import { downloadTo } from '../staging/download';
import { safeRelativePath } from '../staging/relative-path';
import type { SpaceBudget } from '../staging/space-budget';

export interface CheckpointOptions {
  readonly objects: ObjectStore;
  readonly location: S3Location;
  readonly folder: string;
  readonly intervalMs: number;
  /** Something a person should know but that does not end the job. */
  readonly note: (message: string) => void;
}

interface Seen {
  readonly path: string;
  /** Size, time and inode: a rename over the file changes it, and so does writing into it. */
  readonly mark: string;
  readonly modifiedMs: number;
}

/**
 * Keeps the checkpoint folder and its place in S3 alike while a job runs. A file goes up when two
 * looks in a row found it unchanged (or at the end), oldest first, so that a file naming others
 * follows them. Files deleted here stay in S3, as on SageMaker.
 */
export class Checkpoints {
  private readonly stored = new Map<string, string>();
  private lastLook = new Map<string, string>();
  private timer: NodeJS.Timeout | null = null;
  private syncing: Promise<void> = Promise.resolve();
  private complained = '';

  constructor(private readonly options: CheckpointOptions) {}

  /** Fetches the checkpoints an earlier attempt left; returns how many files there were. */
  async download(budget: SpaceBudget, signal: AbortSignal): Promise<number> {
    const { objects, location, folder } = this.options;
    const prefix = keyBelow(location, '');
    let count = 0;
    for await (const { key } of objects.list(location.bucket, prefix)) {
      const relative = key.slice(prefix.length);
      if (relative === '' || relative.endsWith('/')) continue;
      const path = safeRelativePath(relative, 'Checkpoint download');
      await downloadTo(await objects.read(location.bucket, key), { folder, path, gunzip: false }, budget, signal);
      count += 1;
    }
    for (const { path, mark } of await this.look()) this.stored.set(path, mark);
    return count;
  }

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

  private async sync(final: boolean): Promise<void> {
    const files = await this.look();
    for (const { path, mark } of files) {
      const settled = final || this.lastLook.get(path) === mark;
      if (!settled || this.stored.get(path) === mark) continue;
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
    let changed = false;
    const read = async function* (): AsyncIterable<Buffer> {
      yield* handle.createReadStream({ autoClose: false }) as AsyncIterable<Buffer>;
      changed = markOf(await handle.stat()) !== mark;
      // The store keeps nothing of a body that fails, so a torn file never shows.
      if (changed) throw new Error(`${path} changed while it was uploaded`);
    };
    try {
      await objects.put(location.bucket, keyBelow(location, path), Readable.from(read(), { objectMode: false }));
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
    this.options.note(`Checkpoints could not be uploaded (${message}); trying again.`);
  }
}

function markOf(found: { readonly size: number; readonly mtimeMs: number; readonly ino: number }): string {
  return `${found.size}/${found.mtimeMs}/${found.ino}`;
}
