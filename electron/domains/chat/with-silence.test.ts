import { expect, it } from 'vitest';
import { systemClock } from '../../platform/node/clock';
import { withSilence } from './with-silence';

/** A source a test feeds by hand. */
function fed() {
  let give: (value: string | null) => void = () => undefined;
  async function* source() {
    for (;;) {
      const value = await new Promise<string | null>((resolve) => {
        give = resolve;
      });
      if (value === null) return;
      yield value;
    }
  }
  return { source: source(), give: (value: string | null) => give(value) };
}

it('says once that it is silent, and nothing while items come', async () => {
  const { give, source } = fed();
  const steps = withSilence(source, systemClock, 5);
  const first = steps.next();
  give('a');
  expect((await first).value).toEqual({ kind: 'item', item: 'a' });
  expect((await steps.next()).value).toEqual({ kind: 'silence' });
  const second = steps.next();
  await systemClock.wait(20, new AbortController().signal);
  give('b');
  expect((await second).value).toEqual({ kind: 'item', item: 'b' });
  const end = steps.next();
  give(null);
  expect((await end).done).toBe(true);
});

it('passes an error on and closes its source when it is left', async () => {
  async function* torn() {
    yield 'a';
    throw new Error('torn');
  }
  const read = async () => {
    for await (const _step of withSilence(torn(), systemClock, 1_000));
  };
  await expect(read()).rejects.toThrow('torn');
  let closed = false;
  async function* ones() {
    try {
      for (;;) yield 1;
    } finally {
      closed = true;
    }
  }
  for await (const _step of withSilence(ones(), systemClock, 1_000)) break;
  await expect.poll(() => closed).toBe(true);
});
