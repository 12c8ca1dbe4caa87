import type { OutputLine } from './line-splitter';

/** A progress bar repaints many times a second; one event a second says as much. */
const progressIntervalMs = 1000;

/**
 * Lets every line through and at most one progress text a second, always the newest. A progress text
 * that a line follows is dropped: on a terminal the line would have overwritten it.
 */
export class ProgressGate {
  private held: string | null = null;
  private lastAt = Number.NEGATIVE_INFINITY;

  /** What is to be written now, in order. `now` in milliseconds, from a clock that does not jump. */
  pass(line: OutputLine, now: number): readonly string[] {
    if (line.kind === 'line') {
      this.held = null;
      return [line.text];
    }
    if (now - this.lastAt < progressIntervalMs) {
      this.held = line.text;
      return [];
    }
    this.held = null;
    this.lastAt = now;
    return [line.text];
  }

  /** The text that is due although nothing new came, or at the end of the stream. */
  due(now: number, atEnd: boolean): readonly string[] {
    if (this.held === null || (!atEnd && now - this.lastAt < progressIntervalMs)) return [];
    const text = this.held;
    this.held = null;
    this.lastAt = now;
    return [text];
  }
}
