import { constants } from 'node:os';

/** FailureReason's own limit, which the exit code has to fit in. */
const reasonLimit = 1024;

/** How a process ended: an exit code, or the signal that killed it. */
export interface ProcessEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/**
 * "AlgorithmError: …, exit code: N" from what the program left in output/failure, else from the end of
 * what it wrote to stderr. A signal is named, with 128 + its number as exit code, as a shell gives it.
 */
export function algorithmError(end: ProcessEnd, failure: string, lastLines: readonly string[]): string {
  const exitCode = end.code ?? 128 + (end.signal === null ? 0 : constants.signals[end.signal]);
  const tail = `${end.signal === null ? '' : `, killed by ${end.signal}${end.signal === 'SIGKILL' ? ' (often the system running out of memory)' : ''}`}, exit code: ${exitCode}`;
  const head = 'AlgorithmError: ';
  const room = reasonLimit - head.length - tail.length;
  // Stored as text, a reason would end at its first NUL.
  const said = failure.replaceAll('\0', '\u2400').trim();
  const whole = said !== '' ? said.slice(0, room) : lastLines.join('\n').trim().slice(-room);
  // The sentence goes on after it.
  const text = whole.replace(/(?<!\.)\.$/, '');
  return text === '' ? `${head}the program ended without a message${tail}` : `${head}${text}${tail}`;
}

/** Keeps the last lines of a stream, within what a FailureReason can show. */
export class LastLines {
  private lines: string[] = [];

  push(text: string): void {
    this.lines.push(text.slice(-reasonLimit));
    if (this.lines.length > 20) this.lines.shift();
  }

  get all(): readonly string[] {
    return this.lines;
  }
}
