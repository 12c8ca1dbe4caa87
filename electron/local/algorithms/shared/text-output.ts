import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';

const CHUNK_CHARACTERS = 1024 * 1024;

/** A text file written in pieces under another name, and put in its place whole or not at all. */
export class TextOutput {
  private readonly fd: number;
  private pending: string[] = [];
  private length = 0;

  constructor(private readonly path: string) {
    this.fd = openSync(`${path}.part`, 'w');
  }

  write(text: string): void {
    this.pending.push(text);
    this.length += text.length;
    if (this.length >= CHUNK_CHARACTERS) this.flush();
  }

  /** Puts the file in its place. */
  finish(): void {
    this.flush();
    closeSync(this.fd);
    renameSync(`${this.path}.part`, this.path);
  }

  /** Removes what was written. */
  abandon(): void {
    closeSync(this.fd);
    rmSync(`${this.path}.part`, { force: true });
  }

  private flush(): void {
    const bytes = Buffer.from(this.pending.join(''), 'utf8');
    this.pending = [];
    this.length = 0;
    for (let at = 0; at < bytes.length; ) at += writeSync(this.fd, bytes, at);
  }
}
