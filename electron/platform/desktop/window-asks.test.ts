import { expect, it } from 'vitest';
import { createWindowAsks } from './window-asks';

it('keeps the last ask for a page that comes later, gives each once, and ends with the signal', async () => {
  const asks = createWindowAsks();
  asks.push({ kind: 'shortcut', id: 'help' });
  asks.push({ kind: 'shortcut', id: 'settings' });
  const stop = new AbortController();
  const taken = asks.take(stop.signal);
  expect((await taken.next()).value).toEqual({ kind: 'shortcut', id: 'settings' });
  const next = taken.next();
  asks.push({ kind: 'thing', thing: { kind: 'job', name: 'j' } });
  expect((await next).value).toEqual({ kind: 'thing', thing: { kind: 'job', name: 'j' } });
  const last = taken.next();
  stop.abort();
  expect((await last).done).toBe(true);
});
