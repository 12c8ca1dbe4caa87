import { formatCount } from '../../../../shared/model/format';
import { isTerminal, type TrainingJob } from '../../../../shared/model/training-job';
import { unwrap } from '../../context';
import { expect, needed } from '../tour-state';
import type { TourStep } from '../tour-step';

/** A process that lived this long, ms, has had a line of its own on screen before it ended. */
const longEnough = 1_000;

/** Follows the log while the process lives, to its end. */
export const tailStep: TourStep = {
  name: 'tail',
  title: 'Following its log',
  async run(state) {
    const scope = needed(state.scope, 'scope');
    const { name } = needed(state.spec, 'spec');
    let firstSeenAt: number | null = null;
    for await (const result of state.console.logs.follow(scope, name, state.context.signal)) {
      const item = unwrap(result);
      if (item.kind !== 'lines') continue;
      firstSeenAt ??= state.context.now();
      state.linesSeen += item.lines.length;
      for (const line of item.lines) state.context.output.note(`    ${line.text}`);
    }
    const { value: job, source } = unwrap(await state.console.jobs.show(scope, name));
    expect(source === 'live' && isTerminal(job.status), `The log ended while the job was ${job.status}.`);
    expect(job.status === 'Completed', `The job ended ${job.status}: ${job.failureReason ?? 'no reason given'}.`);
    const { startedAt, endedAt } = trainingPhase(job);
    const seenAlive = firstSeenAt !== null && firstSeenAt < endedAt;
    expect(seenAlive || endedAt - startedAt < longEnough, 'No line came while the process still lived.');
    const when = seenAlive ? 'the first while its process lived' : `its process lived ${endedAt - startedAt} ms`;
    return {
      said: `${formatCount(state.linesSeen)} lines, ${when}; it ended ${job.status}`,
      facts: { lines: state.linesSeen, seenAlive, status: job.status, trainingSeconds: job.trainingSeconds },
    };
  },
};

function trainingPhase(job: TrainingJob): { readonly startedAt: number; readonly endedAt: number } {
  const phase = job.phases.find(({ status }) => status === 'Training') ?? null;
  const { startedAt, endedAt } = needed(phase, 'phase Training');
  return { startedAt, endedAt: needed(endedAt, 'end of its training') };
}
