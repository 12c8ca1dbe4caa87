import { describe, expect, it } from 'vitest';
import { Slots } from './slots';

describe('slots', () => {
  it('are given in order, and the place of each waiter is told', async () => {
    const slots = new Slots(1);
    const none = new AbortController().signal;
    const order: string[] = [];
    const places: string[] = [];
    const ask = (name: string, signal = none): Promise<() => void> =>
      slots
        .acquire(signal, (ahead) => places.push(`${name}${ahead}`))
        .then((free) => {
          order.push(name);
          return free;
        });
    const first = await ask('a');
    const b = ask('b');
    const leaving = new AbortController();
    const c = ask('c', leaving.signal);
    const d = ask('d');
    expect(slots.busy).toBe(4);
    leaving.abort(new Error('stopped'));
    await expect(c).rejects.toThrow('stopped');
    first();
    first();
    (await b)();
    (await d)();
    expect(order).toEqual(['a', 'b', 'd']);
    expect(places).toEqual(['b0', 'c1', 'd2', 'b0', 'd1', 'd0']);
    expect(slots.busy).toBe(0);
  });
});
