import { fail } from '../../shared/errors/result';
import { formatClock } from '../../shared/model/format';
import { isTerminal } from '../../shared/model/training-job';
import type { Console } from '../domains/console';
import type { Scope } from '../domains/scope';
import { type CliContext, Stop, unwrap } from './context';

/** Follows the log to its end and prints the job as it was read back. Throws Stop unless it completed. */
export async function waitForEnd(context: CliContext, console: Console, scope: Scope, name: string): Promise<void> {
  for await (const result of console.logs.follow(scope, name, context.signal)) {
    const item = unwrap(result);
    if (item.kind !== 'lines') continue;
    for (const line of item.lines) context.output.note(`${formatClock(line.at)}  ${line.text}`);
  }
  const { value: job } = unwrap(await console.jobs.show(scope, name));
  context.output.result(job, () => `${job.name}: ${job.status}${job.artifactS3Uri ? `\n${job.artifactS3Uri}` : ''}`);
  if (!isTerminal(job.status)) {
    throw new Stop(
      fail(
        'cancelled',
        `${name} is still ${job.status}; only the waiting has ended.`,
        `It goes on: upside jobs show ${name}`,
      ).error,
    );
  }
  if (job.status !== 'Completed') {
    const why = job.failureReason ?? `it is ${job.status}`;
    throw new Stop(
      fail('job.state', `${name} did not complete: ${why}`, `Read its log: upside jobs logs ${name}`).error,
    );
  }
}
