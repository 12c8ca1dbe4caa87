import { expect, it } from 'vitest';
import { createFakeClock } from '../../tests/fakes/fake-clock';
import type { JournalStore } from './store-ports';
import { mayBeUnderWay, whileUnderWay } from './under-way';

/** A journal of one entry: when it was last heard of. */
function journal() {
  const heard = { aliveAt: null as number | null };
  const store = {
    begin: async ({ aliveAt }) => void Object.assign(heard, { aliveAt }),
    alive: async (_id, aliveAt) => void Object.assign(heard, { aliveAt }),
  } as Pick<JournalStore, 'begin' | 'alive'> as JournalStore;
  return { heard, store };
}
const entry = { id: '1', workspaceId: 'w', action: 'launch', target: 't', requestJson: '{}' };

it('stays under way as long as the work takes, and no longer than it may be quiet after', async () => {
  const clock = createFakeClock();
  const { heard, store } = journal();
  let end = (): void => undefined;
  const work = whileUnderWay(store, clock, entry, () => new Promise<void>((resolve) => (end = resolve)));
  await clock.advance(600_000);
  expect(mayBeUnderWay(heard, clock, 30_000)).toBe(true);
  end();
  await work;
  await clock.advance(40_000);
  expect(mayBeUnderWay(heard, clock, 30_000)).toBe(false);
});

it('looks neither older nor younger when somebody sets the clock, and is over when the machine was started anew', async () => {
  const clock = createFakeClock();
  const { heard, store } = journal();
  await whileUnderWay(store, clock, entry, async () => undefined);
  clock.jump(3_600_000);
  expect(mayBeUnderWay(heard, clock, 30_000)).toBe(true);
  expect(mayBeUnderWay(heard, createFakeClock(5), 30_000)).toBe(false);
  expect(mayBeUnderWay({ aliveAt: null }, clock, 30_000)).toBe(false);
});
