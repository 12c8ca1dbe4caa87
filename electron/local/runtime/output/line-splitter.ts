/** One piece of a process's output. `progress` is text a carriage return would let the next text overwrite. */
export interface OutputLine {
  readonly kind: 'line' | 'progress';
  readonly text: string;
}

/** CloudWatch Logs counts 26 bytes for each event besides its text; together they stay within 256 KiB. */
export const maxLineBytes = 256 * 1024 - 26;

const newline = 0x0a;
const carriageReturn = 0x0d;

/**
 * Cuts a stream of bytes into lines. CR LF ends a line as LF does; a lone CR ends a progress text;
 * a longer line than `maxLineBytes` is cut between characters; broken UTF-8 becomes U+FFFD, and NUL its
 * visible picture U+2400. Empty lines are dropped, as CloudWatch has no empty events.
 */
export class LineSplitter {
  private pending: Buffer[] = [];
  private pendingBytes = 0;
  /** A CR at the end of a chunk: a line end or a progress text, only the next byte tells. */
  private openReturn = false;

  push(chunk: Buffer): readonly OutputLine[] {
    const lines: OutputLine[] = [];
    let start = 0;
    if (this.openReturn && chunk.length > 0) {
      this.openReturn = false;
      const ended = chunk[0] === newline;
      this.emit(ended ? 'line' : 'progress', lines);
      if (ended) start = 1;
    }
    while (start < chunk.length) {
      const end = this.nextEnd(chunk, start);
      this.keep(chunk.subarray(start, end), lines);
      if (end === chunk.length) break;
      start = end + 1;
      if (chunk[end] === newline) this.emit('line', lines);
      else if (start === chunk.length) this.openReturn = true;
      else if (chunk[start] === newline) {
        this.emit('line', lines);
        start += 1;
      } else this.emit('progress', lines);
    }
    return lines;
  }

  /** What was written without an end, when the stream is over. */
  end(): readonly OutputLine[] {
    const lines: OutputLine[] = [];
    this.emit('line', lines);
    this.openReturn = false;
    return lines;
  }

  private nextEnd(chunk: Buffer, from: number): number {
    for (let at = from; at < chunk.length; at += 1) {
      const byte = chunk[at];
      if (byte === newline || byte === carriageReturn) return at;
    }
    return chunk.length;
  }

  private keep(bytes: Buffer, lines: OutputLine[]): void {
    if (bytes.length === 0) return;
    this.pending.push(bytes);
    this.pendingBytes += bytes.length;
    while (this.pendingBytes > maxLineBytes) {
      const all = Buffer.concat(this.pending);
      const cut = characterBoundary(all, maxLineBytes);
      this.pending = [all.subarray(0, cut)];
      this.emit('line', lines);
      this.pending = [all.subarray(cut)];
      this.pendingBytes = all.length - cut;
    }
  }

  private emit(kind: OutputLine['kind'], lines: OutputLine[]): void {
    const text = decode(Buffer.concat(this.pending));
    this.pending = [];
    this.pendingBytes = 0;
    if (text !== '') lines.push({ kind, text });
  }
}

/** The last place at or before `limit` that does not split a UTF-8 character. */
function characterBoundary(bytes: Buffer, limit: number): number {
  let cut = limit;
  while (cut > limit - 4 && ((bytes[cut] ?? 0) & 0xc0) === 0x80) cut -= 1;
  return ((bytes[cut] ?? 0) & 0xc0) === 0x80 ? limit : cut;
}

function decode(bytes: Buffer): string {
  return bytes.toString('utf8').replaceAll('\0', '\u2400');
}
