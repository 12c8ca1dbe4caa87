import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Clock } from '../../electron/domains/platform-ports';
import { createSlowed } from '../../electron/domains/workspace/slowed';
import { openAccountConsoles } from '../fakes/account-console';
import { type CountedAccount, startCountedAccount } from '../fakes/counted-account';
import {
  type Creation,
  deploymentCreations,
  packageCreation,
  processingCreation,
  trainingCreation,
} from '../fakes/creations';
import { classifierSpec, first, must } from '../fakes/opened-console';
import { makeProxiedHome } from '../fakes/proxied-home';
import { runCli } from '../integration/cli/run-cli';

const never = new AbortController().signal;
let account: CountedAccount;
let folder: string;
beforeAll(async () => {
  account = await startCountedAccount();
  folder = await mkdtemp(join(tmpdir(), 'upside-throttled-'));
});
afterAll(async () => {
  await account?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Time that passes while it is waited for, and only then. */
function passingClock(): Clock {
  let now = 0;
  const passed = () => now;
  const wait = async (milliseconds: number): Promise<void> => {
    now += milliseconds;
  };
  return { now: passed, elapsed: passed, uptime: passed, wait };
}

const kinds: readonly { readonly operations: RegExp; readonly parts: readonly Creation[] }[] = [
  { operations: /TrainingJob$/, parts: [trainingCreation(1)] },
  { operations: /ProcessingJob$/, parts: [processingCreation(1)] },
  { operations: /(Model|EndpointConfig|Endpoint)$/, parts: deploymentCreations(1) },
  { operations: /ModelPackages?$/, parts: [packageCreation(1)] },
];

// Side by side: an SDK client that was throttled lets no more than an attempt every two seconds through.
it('each kind of thing is made once, and shown to be waiting, when everything is throttled for a minute', async () => {
  const undertakings = kinds.map(({ operations, parts }) => {
    const told: string[] = [];
    const clock = passingClock();
    return { operations, parts, clock, told, slowed: createSlowed((message) => told.push(message)), throttled: 0 };
  });
  account.proxy.decide((operation) => {
    const undertaking = undertakings.find(({ operations }) => operations.test(operation));
    if (undertaking === undefined || undertaking.clock.elapsed() >= 60_000) return null;
    undertaking.throttled += 1;
    // From the second call of the product on: the first is the SDK's three attempts.
    if (undertaking.throttled > 3) expect(undertaking.slowed.waiting).toBe(true);
    return 'throttle';
  });
  await Promise.all(
    undertakings.map(async ({ clock, parts, slowed }) => {
      const aws = account.another();
      for (const { make } of parts)
        expect(await make({ aws, clock, signal: never, onSlowed: slowed.begin })).toMatchObject({ kind: 'created' });
    }),
  );
  const made = await account.made();
  for (const { clock, parts, slowed, throttled, told } of undertakings) {
    expect(clock.elapsed()).toBeGreaterThanOrEqual(60_000);
    expect(clock.elapsed()).toBeLessThan(90_000);
    expect(throttled).toBeGreaterThan(3);
    expect(told).toEqual([expect.stringMatching(/fewer calls.*waits/)]);
    expect(slowed.waiting).toBe(false);
    for (const { key } of parts) expect(made.get(key)).toBe(1);
  }
  expect(made.size).toBe(6);
});

it('a throttled launch shows in the window as waiting, then launches once', async () => {
  const place = await makeProxiedHome();
  const { accountId, credentials, region } = place.daemon;
  const connection = { accountId, region, credentials, endpoint: `http://127.0.0.1:${place.proxy.port}` };
  const consoles = await openAccountConsoles(join(folder, 'home'), { work: connection });
  const { console, scope } = consoles.of('work');
  const spec = await classifierSpec({ console: console as never, scope: async () => scope }, 'slowed', { epochs: '1' });
  // One call of the SDK makes three attempts.
  place.proxy.fail('CreateTrainingJob', 'throttle', 3);
  const shown = first(
    console.workspace.watch(never),
    ({ connection: now }) => now.kind === 'online' && now.slowed === true,
  );
  const launching = console.jobs.launch(scope, spec, { ...scope, target: 'slowed' });
  await shown;
  must(await launching);
  const after = must(await console.workspace.current()).connection;
  expect(after.kind === 'online' && after.slowed === true).toBe(false);
  const list = await first(console.jobs.watchList(scope, never), ({ source }) => source === 'live');
  expect(list.jobs.filter(({ name }) => name === 'slowed')).toHaveLength(1);
  expect(place.proxy.count('CreateTrainingJob')).toBe(4);
  await consoles.close();
  await place.destroy();
});

it('the command line says that it waits, then launches once', async () => {
  const place = await makeProxiedHome();
  place.proxy.fail('CreateTrainingJob', 'throttle', 3);
  const words = [
    'jobs',
    'launch',
    '--name',
    'slowed',
    '--train',
    'sample:locations-train',
    '--set',
    'epochs=1',
    '--yes',
  ];
  const ended = await runCli(place.home, words);
  expect(ended).toMatchObject({ code: 0, stderr: expect.stringContaining('AWS asks for fewer calls. Upside waits') });
  expect(place.proxy.count('CreateTrainingJob')).toBe(4);
  await place.destroy();
});
