import { expect, it } from 'vitest';
import { JobFailure } from '../job-failure';
import { JobDesk } from './job-desk';
import { Slots } from './slots';

const logs = { append: () => undefined, flush: async () => undefined };

/** A job that ends when the test says so. */
function job(jobName: string) {
  const stop = new AbortController();
  const waits: string[] = [];
  let finish: (outcome: string) => void = () => undefined;
  const work = new Promise<string>((resolve) => {
    finish = resolve;
  });
  return {
    ...{ jobName, stop: stop.signal, waits, stopped: 'stopped' },
    check: () => undefined,
    waiting: (message: string) => void waits.push(message),
    run: () => work,
    failed: (reason: string) => reason,
    finish: (outcome: string) => finish(outcome),
    halt: () => stop.abort(),
  };
}

it('shares its slots with another desk, and each knows its own jobs', async () => {
  const slots = new Slots(1);
  const [one, other] = [new JobDesk<string>(slots, logs), new JobDesk<string>(slots, logs)];
  const first = job('same');
  const second = job('same');
  const running = one.run(first);
  const waiting = other.run(second);
  await Promise.resolve();
  expect(second.waits).toEqual(['Waiting for a slot: the only one is taken; this job is next.']);
  expect([...one.running, ...other.running]).toEqual(['same', 'same']);
  await expect(one.run(job('same'))).rejects.toThrow('same is running already');
  first.finish('first');
  second.finish('second');
  expect([await running, await waiting]).toEqual(['first', 'second']);
  expect(one.running.size + other.running.size).toBe(0);
});

it('does not queue what can never run, and lets go of what is stopped while it waits', async () => {
  const slots = new Slots(1);
  const desk = new JobDesk<string>(slots, logs);
  const held = job('held');
  const running = desk.run(held);
  const refused = {
    ...job('refused'),
    check: () => {
      throw new JobFailure('ClientError: no such program');
    },
  };
  expect(await desk.run(refused)).toBe('ClientError: no such program');
  const waiting = job('waiting');
  const outcome = desk.run(waiting);
  waiting.halt();
  expect(await outcome).toBe('stopped');
  held.finish('done');
  expect(await running).toBe('done');
  expect(slots.busy).toBe(0);
});

it('gives no outcome to what it ends at shutdown', async () => {
  const desk = new JobDesk<string>(new Slots(1), logs);
  const held = job('held');
  let settled = false;
  void desk.run(held).finally(() => (settled = true));
  await Promise.resolve();
  held.finish('ended by shutdown');
  const closed = desk.shutdown();
  await closed;
  await new Promise((resolve) => setImmediate(resolve));
  expect(settled).toBe(false);
});
