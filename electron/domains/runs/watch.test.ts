import { expect, it } from 'vitest';
import { type Failure, fail } from '../../../shared/errors/result';
import { createNotifier } from '../notifier';
import { emptyBoard } from './board';
import type { RunPoller } from './poller';
import type { Run } from './run';
import { watchRunList } from './watch';

async function first(failure: Failure | null, fetchedAt: number | null) {
  const poller = {
    changes: createNotifier(),
    board: { ...emptyBoard<Run>(), fetchedAt },
    failure,
    loaded: async () => undefined,
    hold: () => undefined,
  } as unknown as RunPoller<Run, Run>;
  for await (const item of watchRunList({ poller }, new AbortController().signal)) return item;
  return null;
}
const denied = fail('aws.denied', 'Listing is not allowed.', 'Ask for sagemaker:ListTrainingJobs.').error;

it('says so when a list that was never seen is refused, so that nobody waits for it for ever', async () => {
  await expect(first(denied, null)).rejects.toMatchObject({ failure: { code: 'aws.denied' } });
  // What was seen before is shown; what may work in a moment is waited for.
  expect(await first(denied, 5)).toMatchObject({ jobs: [], fetchedAt: 5 });
  const busy = fail('aws.throttled', 'Rate exceeded.', 'Wait.', { retryable: true }).error;
  expect(await first(busy, null)).toMatchObject({ jobs: [], fetchedAt: null });
});
