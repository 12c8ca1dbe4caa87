import { expect, it } from 'vitest';
import { fail, ok, type Result } from '../../shared/errors/result';
import { createFakeClock } from '../../tests/fakes/fake-clock';
import { createPatience } from './patience';

const throttled = fail('aws.throttled', 'Rate exceeded.', 'Wait.', { retryable: true });
const never = new AbortController().signal;

it('asks ever less, goes on when the service does, and says that it waits meanwhile', async () => {
  const clock = createFakeClock(0);
  const asked: number[] = [];
  const said: string[] = [];
  const patiently = createPatience(clock, never, () => {
    said.push('waits');
    return () => said.push('goes on');
  });
  const made = patiently(async (): Promise<Result<string>> => {
    asked.push(clock.elapsed());
    return clock.elapsed() < 60_000 ? throttled : ok('made');
  });
  await clock.advance(59_000);
  expect(said).toEqual(['waits']);
  await clock.advance(15_000);
  expect(await made).toEqual(ok('made'));
  expect(asked).toEqual([0, 2_000, 6_000, 14_000, 29_000, 44_000, 59_000, 74_000]);
  expect(said).toEqual(['waits', 'goes on']);
});

it('is over after three minutes for all calls together, at once for anything else, and when the console closes', async () => {
  const clock = createFakeClock(0);
  const patiently = createPatience(clock, never);
  let calls = 0;
  const call = async () => {
    calls += 1;
    return throttled;
  };
  const first = patiently(call);
  await clock.advance(200_000);
  expect(await first).toBe(throttled);
  expect(calls).toBe(15);
  calls = 0;
  const second = patiently(call);
  await clock.advance(200_000);
  expect(await second).toBe(throttled);
  expect(calls).toBeLessThan(4);
  const denied = fail('aws.denied', 'No.', 'Ask.');
  expect(await createPatience(clock, never)(async () => denied)).toBe(denied);
  expect(await createPatience(clock, AbortSignal.abort())(call)).toBe(throttled);
});
