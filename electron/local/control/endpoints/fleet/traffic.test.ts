import { describe, expect, it } from 'vitest';
import { ScriptedServing } from '../../testing/scripted-serving';
import type { FleetPlan } from '../endpoint';
import { Fleet } from './fleet';
import { Traffic } from './traffic';

/** A fleet whose variants have these weights and numbers of instances, in service. */
async function fleet(weights: Readonly<Record<string, number>>, instanceCount = 1): Promise<Fleet> {
  const plan: FleetPlan = {
    configName: 'c',
    variants: Object.entries(weights).map(([name, weight]) => ({
      name,
      weight,
      instanceCount,
      instanceType: 'ml.m5.large',
      routing: 'round-robin',
      startupSeconds: 60,
      container: { image: 'i', modelDataUrl: null, environment: {}, packageArn: null },
    })),
  };
  const made = new Fleet('e', plan, { serving: new ScriptedServing(), region: 'us-east-1' });
  expect(await made.ready).toEqual({ ok: true });
  return made;
}

/** A seeded generator (mulberry32), so that a split is the same in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function draws(traffic: Traffic, n: number, key: (drawn: NonNullable<ReturnType<Traffic['draw']>>) => string) {
  const random = seeded(7);
  const counts: Record<string, number> = {};
  for (let i = 0; i < n; i += 1) {
    const drawn = traffic.draw(random, null);
    if (drawn === null) throw new Error('nothing was drawn');
    const name = key(drawn);
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

describe('traffic', () => {
  it('splits 70 to 30 within the bounds of a binomial distribution', async () => {
    const traffic = new Traffic(await fleet({ a: 7, b: 3, none: 0 }));
    const n = 20_000;
    const counts = draws(traffic, n, ({ variant }) => variant.name);
    // Four standard deviations; the sequence is the same in every run.
    expect(Math.abs((counts.a ?? 0) - 0.7 * n)).toBeLessThan(4 * Math.sqrt(n * 0.7 * 0.3));
    expect(counts.none).toBeUndefined();
  });

  it('gives the new fleet its share', async () => {
    const traffic = new Traffic(await fleet({ v: 1 }));
    const [live, next] = [traffic.live, await fleet({ v: 9 })];
    traffic.next = next;
    expect(draws(traffic, 100, (drawn) => (drawn.fleet === live ? 'live' : 'next'))).toEqual({ live: 100 });
    traffic.share = 0.3;
    const counts = draws(traffic, 20_000, (drawn) => (drawn.fleet === live ? 'live' : 'next'));
    expect(Math.abs((counts.next ?? 0) - 6000)).toBeLessThan(4 * Math.sqrt(20_000 * 0.21));
    traffic.share = 1;
    expect(draws(traffic, 100, (drawn) => (drawn.fleet === live ? 'live' : 'next'))).toEqual({ next: 100 });
  });

  it('takes turns among the instances, and leaves out those that do not answer', async () => {
    const traffic = new Traffic(await fleet({ v: 1 }, 3));
    const ids = () => draws(traffic, 6, ({ instance }) => instance?.instance.spec.instanceId ?? 'none');
    expect(Object.values(ids())).toEqual([2, 2, 2]);
    const [first] = Object.keys(ids());
    const drawn = [0, 1, 2].map(() => traffic.draw(seeded(1), null)?.instance?.instance);
    (drawn.find((one) => one?.spec.instanceId === first) as unknown as { falter(state: string): void }).falter(
      'unhealthy',
    );
    expect(Object.values(ids())).toEqual([3, 3]);
  });

  it('goes to the variant that is named, whatever its weight', async () => {
    const traffic = new Traffic(await fleet({ a: 1, b: 0 }));
    expect(traffic.draw(Math.random, 'b')?.variant.name).toBe('b');
    expect(traffic.draw(Math.random, 'c')).toBeNull();
    // A variant that only the old fleet has is served by it, whatever the share.
    traffic.next = await fleet({ a: 1 });
    traffic.share = 0.99;
    expect(traffic.draw(() => 0, 'b')?.fleet).toBe(traffic.live);
  });
});
