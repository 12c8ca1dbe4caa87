import { closeSync, openSync, renameSync, rmSync } from 'node:fs';
import { TextChunks, writeAll } from './text-chunks';

/** A text file written in pieces under another name, and put in its place whole or not at all. */
export class TextOutput {
  private readonly fd: number;
  private readonly chunks = new TextChunks((bytes) => writeAll(this.fd, bytes));

  constructor(private readonly path: string) {
    this.fd = openSync(`${path}.part`, 'w');
  }

  write(text: string): void {
    this.chunks.push(text);
  }

  /** Puts the file in its place. */
  finish(): void {
    this.chunks.flush();
    closeSync(this.fd);
    renameSync(`${this.path}.part`, this.path);
  }

  /** Removes what was written. */
  abandon(): void {
    closeSync(this.fd);
    rmSync(`${this.path}.part`, { force: true });
  }
}
