import { formatCount } from '../../../../shared/model/format';
import { isTerminal } from '../../../../shared/model/training-job';
import { unwrap } from '../../context';
import { expect, needed } from '../tour-state';
import type { TourStep } from '../tour-step';

/** Follows the log while the process lives, to its end. */
export const tailStep: TourStep = {
  name: 'tail',
  title: 'Following its log',
  async run(state) {
    const scope = needed(state.scope, 'scope');
    const { name } = needed(state.spec, 'spec');
    let statusAtFirstLine: string | null = null;
    for await (const result of state.console.logs.follow(scope, name, state.context.signal)) {
      const item = unwrap(result);
      if (item.kind !== 'lines') continue;
      state.linesSeen += item.lines.length;
      statusAtFirstLine ??= unwrap(await state.console.jobs.show(scope, name)).value.status;
      for (const line of item.lines) state.context.output.note(`    ${line.text}`);
    }
    const { value: job, source } = unwrap(await state.console.jobs.show(scope, name));
    expect(source === 'live' && isTerminal(job.status), `The log ended while the job was ${job.status}.`);
    expect(job.status === 'Completed', `The job ended ${job.status}: ${job.failureReason ?? 'no reason given'}.`);
    expect(statusAtFirstLine === 'InProgress', 'No line came while the process still lived.');
    return {
      said: `${formatCount(state.linesSeen)} lines, the first while it was ${statusAtFirstLine}; it ended ${job.status}`,
      facts: { lines: state.linesSeen, statusAtFirstLine, status: job.status, trainingSeconds: job.trainingSeconds },
    };
  },
};
