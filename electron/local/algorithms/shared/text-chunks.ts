import { writeSync } from 'node:fs';

const CHUNK_CHARACTERS = 1024 * 1024;

/** Small texts put together until they are worth a write. */
export class TextChunks {
  private pending: string[] = [];
  private length = 0;

  /** `take` is given each chunk in UTF-8, and an empty one never. */
  constructor(private readonly take: (bytes: Uint8Array) => void) {}

  push(text: string): void {
    this.pending.push(text);
    this.length += text.length;
    if (this.length >= CHUNK_CHARACTERS) this.flush();
  }

  /** Gives on what is pending. */
  flush(): void {
    if (this.length === 0) return;
    const bytes = Buffer.from(this.pending.join(''), 'utf8');
    this.pending = [];
    this.length = 0;
    this.take(bytes);
  }
}

/** write(2) may take less than it is given. */
export function writeAll(fd: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
}
