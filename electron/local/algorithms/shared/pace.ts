import { setImmediate } from 'node:timers/promises';
import { InputError } from '../../../../shared/model/input-error';

/** Lets signals in now and then, and says how far the work is, at most once a second. */
export class Pace {
  private began = performance.now();
  private said = performance.now();
  private step = '';

  constructor(
    private readonly stop: AbortSignal,
    private readonly log: (line: string) => void,
  ) {}

  /** A new step of the work, as the beginning of a sentence: “Reading”. */
  begin(step: string): void {
    this.step = step;
    this.began = performance.now();
    this.said = this.began;
  }

  /**
   * To be awaited every few thousand lines. `share` of the step is done, 0 to 1, and `lines` lines.
   * @throws InputError when the job is to stop.
   */
  async pause(share: number, lines: number): Promise<void> {
    await setImmediate();
    if (this.stop.aborted) throw new InputError('Stopped on request; nothing was written.');
    const now = performance.now();
    if (now - this.said < 1000) return;
    this.said = now;
    const seconds = (now - this.began) / 1000;
    const rate = Math.round(lines / seconds);
    const left = share > 0.01 ? `, about ${Math.ceil((seconds / share) * (1 - share))} s left` : '';
    this.log(
      `${this.step}: ${Math.round(share * 100)} %, ${lines.toLocaleString('en-US')} lines, ${rate.toLocaleString('en-US')} lines/s${left}.`,
    );
  }
}

/** Lines between two pauses: some milliseconds of work. */
export const LINES_A_STEP = 10_000;
