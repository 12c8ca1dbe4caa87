import { createHash, type Hash } from 'node:crypto';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { TextChunks, writeAll } from '../shared/text-chunks';

/** A text file that is written piece by piece; it exists from its first piece on. */
export class OutputFile {
  /** Rows written, a header not counted. */
  rows = 0;
  private fd: number | null = null;
  private readonly hash: Hash = createHash('sha256');
  private readonly chunks = new TextChunks((bytes) => {
    writeAll(this.opened(), bytes);
    this.hash.update(bytes);
  });

  constructor(
    private readonly folder: string,
    readonly path: string,
    private readonly header = '',
  ) {}

  /** Writes one row, with its newline. */
  row(text: string): void {
    if (this.rows++ === 0 && this.header !== '') this.chunks.push(this.header);
    this.chunks.push(text);
  }

  /** Puts everything on the disk. Returns the SHA-256 of the content, hexadecimal. */
  close(): string {
    this.chunks.flush();
    this.abandon();
    return this.hash.digest('hex');
  }

  /** Closes without writing what is pending, after a failure. */
  abandon(): void {
    if (this.fd !== null) closeSync(this.fd);
    this.fd = null;
  }

  private opened(): number {
    if (this.fd !== null) return this.fd;
    const path = join(this.folder, this.path);
    mkdirSync(dirname(path), { recursive: true });
    this.fd = openSync(path, 'wx');
    return this.fd;
  }
}
