import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { type ChecksumAlgorithm, startChecksum } from './checksums/algorithms';
import { explainDiskFull } from './disk-full';

const readBytes = 256 * 1024;

/** A file that is complete and on disk, not yet named by any row. */
export interface WrittenFile {
  readonly id: string;
  readonly bytes: number;
  readonly md5: Buffer;
  /** Base64, for the algorithms asked for. */
  readonly checksums: Readonly<Partial<Record<ChecksumAlgorithm, string>>>;
}

/** A piece of an object: a whole file. An object uploaded in parts is several, one after the other. */
export interface Segment {
  readonly file: string;
  readonly bytes: number;
}

/**
 * The bytes of all objects, in files named by random ids and never by keys. A file appears under
 * its id only when it is complete and synced, and never changes after that; rows decide what it is.
 */
export class ObjectFiles {
  readonly #folder: string;
  readonly #incoming: string;
  readonly #readers = new Map<string, number>();
  readonly #doomed = new Set<string>();

  /** Makes the folders under `folder` and removes what interrupted writes left. */
  constructor(folder: string) {
    this.#folder = folder;
    this.#incoming = join(folder, 'incoming');
    rmSync(this.#incoming, { recursive: true, force: true });
    mkdirSync(this.#incoming, { recursive: true, mode: 0o700 });
    for (let shard = 0; shard < 256; shard++) {
      const path = join(folder, shardName(shard));
      if (!existsSync(path)) mkdirSync(path, { mode: 0o700 });
    }
  }

  /** Stores what `source` yields; on any failure nothing stays. Throws InsufficientStorage on a full disk. */
  async write(source: AsyncIterable<Uint8Array>, algorithms: readonly ChecksumAlgorithm[]): Promise<WrittenFile> {
    const id = randomBytes(16).toString('hex');
    const temporary = join(this.#incoming, id);
    const md5 = createHash('md5');
    const running = algorithms.map((algorithm) => ({ algorithm, checksum: startChecksum(algorithm) }));
    let bytes = 0;
    try {
      const file = await open(temporary, 'wx', 0o600);
      try {
        for await (const chunk of source) {
          const written = writeAll(file, chunk);
          md5.update(chunk);
          for (const { checksum } of running) checksum.update(chunk);
          await written;
          bytes += chunk.length;
        }
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(temporary, this.#path(id));
      await syncFolder(join(this.#folder, id.slice(0, 2)));
    } catch (error) {
      await rm(temporary, { force: true });
      await rm(this.#path(id), { force: true });
      throw explainDiskFull(error);
    }
    const checksums = Object.fromEntries(
      running.map(({ algorithm, checksum }) => [algorithm, checksum.digest().toString('base64')]),
    );
    return { id, bytes, md5: md5.digest(), checksums };
  }

  /** Bytes `start` to `end` (exclusive) of the segments joined. Its files outlive their removal until it closes. */
  read(segments: readonly Segment[], start: number, end: number): Readable {
    const files = segments.map((segment) => segment.file);
    for (const file of files) this.#readers.set(file, (this.#readers.get(file) ?? 0) + 1);
    const stream = Readable.from(this.#pieces(segments, start, end), { objectMode: false });
    stream.once('close', () => {
      for (const file of files) this.#release(file);
    });
    return stream;
  }

  /**
   * Removes files no row names any more; one that is being read goes when its last reader closes.
   * Never fails: a file that cannot be removed now is swept at the next start.
   */
  async remove(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      if (this.#readers.has(id)) this.#doomed.add(id);
      else await rm(this.#path(id), { force: true }).catch(() => {});
    }
  }

  /** At start: removes every file that `isNamed` does not know, left by a daemon that was killed. */
  sweep(isNamed: (id: string) => boolean): void {
    for (let shard = 0; shard < 256; shard++) {
      const path = join(this.#folder, shardName(shard));
      for (const id of readdirSync(path)) {
        if (!isNamed(id)) rmSync(join(path, id), { force: true });
      }
    }
  }

  async *#pieces(segments: readonly Segment[], start: number, end: number): AsyncGenerator<Buffer> {
    let offset = 0;
    for (const segment of segments) {
      const from = Math.max(start - offset, 0);
      const to = Math.min(end - offset, segment.bytes);
      offset += segment.bytes;
      if (from >= to) continue;
      const file = await open(this.#path(segment.file), 'r');
      try {
        for (let position = from; position < to; ) {
          const buffer = Buffer.allocUnsafe(Math.min(readBytes, to - position));
          const { bytesRead } = await file.read(buffer, 0, buffer.length, position);
          if (bytesRead === 0) throw new Error(`Object file ${segment.file} is shorter than its row says.`);
          position += bytesRead;
          yield buffer.subarray(0, bytesRead);
        }
      } finally {
        await file.close();
      }
    }
  }

  #release(file: string): void {
    const readers = (this.#readers.get(file) ?? 1) - 1;
    if (readers > 0) {
      this.#readers.set(file, readers);
      return;
    }
    this.#readers.delete(file);
    if (this.#doomed.delete(file)) rmSync(this.#path(file), { force: true });
  }

  #path(id: string): string {
    return join(this.#folder, id.slice(0, 2), id);
  }
}

function shardName(shard: number): string {
  return shard.toString(16).padStart(2, '0');
}

async function writeAll(file: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let offset = 0; offset < chunk.length; ) {
    offset += (await file.write(chunk, offset)).bytesWritten;
  }
}

/** Makes a rename durable. Windows cannot open folders and needs no such thing. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
