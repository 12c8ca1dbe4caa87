import { expect, it } from 'vitest';
import { ok } from '../../shared/errors/result';
import { createFakeClock } from '../../tests/fakes/fake-clock';
import type { AwsWorkspace } from './aws-ports';
import { createNotifier } from './notifier';
import { pollWhileHeld } from './poll-while-held';
import type { Link } from './workspace/link';

function setUp() {
  const clock = createFakeClock();
  const link = {
    changes: createNotifier(),
    workspace: { kind: 'local' },
    aws: async () => ok({} as AwsWorkspace),
  } as unknown as Link;
  let polls = 0;
  const polling = pollWhileHeld({
    link,
    clock,
    closing: new AbortController().signal,
    loading: Promise.resolve(),
    poll: async () => {
      polls += 1;
    },
    pause: () => 1_000,
  });
  return { clock, polling, polls: () => polls };
}

it('never loses a holder that comes as the last one leaves, whatever the moment', async () => {
  const { clock, polling, polls } = setUp();
  for (let microtasks = 0; microtasks < 40; microtasks += 1) {
    const first = new AbortController();
    polling.hold(first.signal);
    await clock.advance(0);
    first.abort();
    for (let at = 0; at < microtasks; at += 1) await Promise.resolve();
    const second = new AbortController();
    polling.hold(second.signal);
    await clock.advance(0);
    const before = polls();
    await clock.advance(3_000);
    expect(polls() - before, `a holder ${microtasks} steps later`).toBe(3);
    second.abort();
    await clock.advance(0);
  }
});
