import { float64, int32 } from './column';

const CHUNK_BYTES = 8 * 1024 * 1024;

/** Many short texts as UTF-8 in few large buffers: a third of the memory of as many strings, and nothing to collect. */
export class TextArena {
  private readonly chunks: Buffer[] = [];
  private used = CHUNK_BYTES;
  private readonly offsets = float64();
  private readonly lengths = int32();

  push(text: string): void {
    // At most three bytes a UTF-16 unit.
    if (this.used + text.length * 3 > CHUNK_BYTES) {
      this.chunks.push(Buffer.allocUnsafeSlow(CHUNK_BYTES));
      this.used = 0;
    }
    const chunk = this.chunks.length - 1;
    const written = (this.chunks[chunk] as Buffer).write(text, this.used, 'utf8');
    this.offsets.push(chunk * CHUNK_BYTES + this.used);
    this.lengths.push(written);
    this.used += written;
  }

  at(index: number): string {
    const offset = this.offsets.at(index);
    const chunk = Math.floor(offset / CHUNK_BYTES);
    const from = offset - chunk * CHUNK_BYTES;
    return (this.chunks[chunk] as Buffer).toString('utf8', from, from + this.lengths.at(index));
  }
}
