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
    const talk = unwrap(
      await state.console.chat.conversation(scope, needed(state.conversationId, 'conversation'), null),
    );
    expect(talk.turns.length === 2, `${talk.turns.length} of 2 turns can be read.`);
    for (const id of state.promotionIds) {
      const { calls, promotion } = unwrap(await state.console.promotions.show(scope, id));
      expect(
        promotion.verdict?.kind === 'promoted' && calls.length > 0,
        `The flight recorder of ${id} cannot be read.`,
      );
    }
    return {
      said: `${formatCount(total)} lines and the job as of ${formatDateTime(fetchedAt)}; the conversation and both flights`,
      facts: { lines: total, fetchedAt, status: job.status },
    };
  },
};
