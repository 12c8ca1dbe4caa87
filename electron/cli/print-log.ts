import type { StreamItem } from '../../shared/contract';
import type { Result } from '../../shared/errors/result';
import { formatClock } from '../../shared/model/format';
import type { LogLine } from '../../shared/model/log-line';
import { type CliContext, unwrap } from './context';

interface PrintedLog {
  page(from: number, count: number): Promise<Result<{ readonly lines: readonly LogLine[] }>>;
  follow(): AsyncIterable<Result<StreamItem<'logs.follow'>>>;
  /** Nothing newer than what is kept can be read. */
  readonly stored: boolean;
  /** Goes on until the job has ended and its log was read; otherwise only what is kept is printed. */
  readonly toTheEnd: boolean;
}

/** The log of a job, each line once, in order. Throws Stop. */
export async function printLog({ output }: CliContext, log: PrintedLog): Promise<void> {
  let next = 0;
  const print = (lines: readonly LogLine[]): void => {
    for (const line of lines.filter(({ index }) => index >= next)) {
      output.item(line, () => `${formatClock(line.at)}  ${line.text}`);
      next = line.index + 1;
    }
  };
  const printHeld = async (): Promise<void> => {
    for (;;) {
      const { lines } = unwrap(await log.page(next, 1_000));
      if (lines.length === 0) return;
      print(lines);
    }
  };
  if (!log.stored && log.toTheEnd) {
    for await (const result of log.follow()) {
      const item = unwrap(result);
      if (item.kind === 'held') await printHeld();
      else if (item.kind === 'lines') print(item.lines);
      else output.note(`${item.reason} What was missed is being read again.`);
    }
    return;
  }
  await printHeld();
  if (log.stored) {
    output.note(
      `The workspace does not answer; ${next === 0 ? 'no line of this log was read before' : 'these lines were read before'}.`,
    );
  }
}
