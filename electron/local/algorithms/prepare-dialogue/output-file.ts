import { createHash, type Hash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';

const CHUNK_CHARACTERS = 1024 * 1024;

/** A text file that is written piece by piece; it exists from its first piece on. */
export class OutputFile {
  /** Rows written, a header not counted. */
  rows = 0;
  private fd: number | null = null;
  private pending: string[] = [];
  private length = 0;
  private readonly hash: Hash = createHash('sha256');

  constructor(
    private readonly folder: string,
    readonly path: string,
    private readonly header = '',
  ) {}

  /** Writes one row, with its newline. */
  row(text: string): void {
    if (this.rows++ === 0 && this.header !== '') this.push(this.header);
    this.push(text);
  }

  /** Puts everything on the disk. Returns the SHA-256 of the content, hexadecimal. */
  close(): string {
    this.flush();
    if (this.fd !== null) closeSync(this.fd);
    this.fd = null;
    return this.hash.digest('hex');
  }

  /** Closes without writing what is pending, after a failure. */
  abandon(): void {
    if (this.fd !== null) closeSync(this.fd);
    this.fd = null;
  }

  private push(text: string): void {
    this.pending.push(text);
    this.length += text.length;
    if (this.length >= CHUNK_CHARACTERS) this.flush();
  }

  private flush(): void {
    if (this.length === 0) return;
    const bytes = Buffer.from(this.pending.join(''), 'utf8');
    this.pending = [];
    this.length = 0;
    if (this.fd === null) {
      const path = join(this.folder, this.path);
      mkdirSync(dirname(path), { recursive: true });
      this.fd = openSync(path, 'wx');
    }
    for (let at = 0; at < bytes.length; ) at += writeSync(this.fd, bytes, at);
    this.hash.update(bytes);
  }
}
