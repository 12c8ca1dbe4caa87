import { formatCount, formatDateTime } from '../../../../shared/model/format';
import { unwrap } from '../../context';
import { expect, needed } from '../tour-state';
import type { TourStep } from '../tour-step';

/** Stops the workspace and opens the run again from what was kept. */
export const offlineStep: TourStep = {
  name: 'offline',
  title: 'Opening the run again with the workspace stopped',
  async run(state) {
    const scope = needed(state.scope, 'scope');
    const { name } = needed(state.spec, 'spec');
    const { wasRunning } = unwrap(await state.local.stop(state.context.signal));
    expect(wasRunning, 'The workspace had stopped by itself.');
    const { value: job, fetchedAt, source } = unwrap(await state.console.jobs.show(scope, name));
    expect(source === 'store' && job.status === 'Completed', `It was shown ${source} as ${job.status}.`);
    const { total } = unwrap(await state.console.logs.page(scope, name, 0, 1));
    expect(total === state.linesSeen, `${total} of ${state.linesSeen} lines were kept.`);
    return {
      said: `${formatCount(total)} lines and the job as of ${formatDateTime(fetchedAt)}`,
      facts: { lines: total, fetchedAt, status: job.status },
    };
  },
};
