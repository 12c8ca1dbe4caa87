import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openAccountConsoles } from '../fakes/account-console';
import { classifierSpec, first, must } from '../fakes/opened-console';
import { makeProxiedHome, type ProxiedHome } from '../fakes/proxied-home';

const never = new AbortController().signal;
let place: ProxiedHome;
let folder: string;
let consoles: Awaited<ReturnType<typeof openAccountConsoles>>;
beforeAll(async () => {
  place = await makeProxiedHome();
  folder = await mkdtemp(join(tmpdir(), 'upside-slow-'));
  const { accountId, credentials, region } = place.daemon;
  const endpoint = `http://127.0.0.1:${place.proxy.port}`;
  consoles = await openAccountConsoles(folder, {
    work: { accountId, region, credentials, endpoint, answerWithin: 2_000 },
  });
});
afterAll(async () => {
  await consoles?.close();
  await place?.destroy();
  await rm(folder, { recursive: true, force: true });
});

it.each([
  ['hold-reply', 1],
  ['hold-reply', 3],
  ['drip', 1],
  // As often as the SDK tries by itself: then Upside has to find out.
  ['drip', 3],
] as const)('makes exactly one job when a created one is answered by %s, %d times', async (kind, times) => {
  const { console, scope } = consoles.of('work');
  const name = `${kind}-${times}`;
  const spec = await classifierSpec({ console: console as never, scope: async () => scope }, name, { epochs: '1' });
  place.proxy.fail('CreateTrainingJob', kind, times);
  must(await console.jobs.launch(scope, spec, { ...scope, target: name }));
  expect(place.proxy.count('CreateTrainingJob')).toBeGreaterThan(times);
  const list = await first(console.jobs.watchList(scope, never), ({ source }) => source === 'live');
  expect(list.jobs.filter((job) => job.name === name)).toHaveLength(1);
  expect(await consoles.store.journal.open('work')).toEqual([]);
});
