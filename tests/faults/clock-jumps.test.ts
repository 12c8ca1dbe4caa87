import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createNotifier } from '../../electron/domains/notifier';
import type { Clock } from '../../electron/domains/platform-ports';
import { createDrivers } from '../../electron/domains/promotions/drivers';
import type { Link } from '../../electron/domains/workspace/link';
import { systemClock } from '../../electron/platform/node/clock';
import { openAccountConsoles } from '../fakes/account-console';
import { deploymentOf } from '../fakes/endpoint-desk';
import { openInThreadStore } from '../fakes/in-thread-store';
import { classifierSpec, first, must } from '../fakes/opened-console';
import { pythonProcessingSpec } from '../fakes/processing-spec';
import { makeProxiedHome, type ProxiedHome } from '../fakes/proxied-home';
import { undertakings } from '../fakes/undertakings';

const hour = 3_600_000;
const never = new AbortController().signal;
let place: ProxiedHome;
let folder: string;
beforeAll(async () => {
  place = await makeProxiedHome();
  folder = await mkdtemp(join(tmpdir(), 'upside-clock-'));
});
afterAll(async () => {
  await place?.destroy();
  await rm(folder, { recursive: true, force: true });
});

/** The machine's clock as somebody set it; `asked` resolves when such a wait begins. */
function clockSet(by: number, uptimeOn = 0) {
  const waiting = new Map<number, () => void>();
  const clock: Clock = {
    ...systemClock,
    now: () => Date.now() + by,
    uptime: () => systemClock.uptime() + uptimeOn,
    wait: (milliseconds, signal) => {
      waiting.get(milliseconds)?.();
      return systemClock.wait(milliseconds, signal);
    },
  };
  const asked = (milliseconds: number) => new Promise<void>((resolve) => waiting.set(milliseconds, resolve));
  return { clock, asked };
}

const open = (home: string, clock?: Clock) => {
  const { accountId, credentials, region } = place.daemon;
  const connection = { accountId, region, credentials, endpoint: `http://127.0.0.1:${place.proxy.port}` };
  return openAccountConsoles(join(folder, home), { work: connection }, clock);
};
type Opened = Awaited<ReturnType<typeof open>>;

/** Each through the window's own command, so that it is journalled as it is there. */
const creations = {
  CreateTrainingJob: async (consoles: Opened, name: string) => {
    const { console, scope } = consoles.of('work');
    const spec = await classifierSpec({ console: console as never, scope: async () => scope }, name, { epochs: '1' });
    return console.jobs.launch(scope, spec, { ...scope, target: name });
  },
  CreateProcessingJob: async (consoles: Opened, name: string) => {
    const { console, scope } = consoles.of('work');
    const spec = await pythonProcessingSpec({ console, scope: async () => scope } as never, name, 'pass');
    return console.processing.launch(scope, spec, { ...scope, target: name });
  },
  CreateEndpoint: async (consoles: Opened, name: string) => {
    const { console, scope } = consoles.of('work');
    const { roleArn } = must(await console.workspace.current()).defaults;
    return console.endpoints.deploy(scope, deploymentOf(name, [1], roleArn), { ...scope, target: name });
  },
} as const;

it.each(
  (Object.keys(creations) as (keyof typeof creations)[]).flatMap((operation) =>
    [hour, -hour].map((by) => [operation, by] as const),
  ),
)('%s on its way is judged by no other process whose clock is set %i ms on', async (operation, by) => {
  const name = `${operation}${by}`.toLowerCase();
  const release = place.proxy.hold(operation);
  const one = await open(name);
  const underWay = creations[operation](one, name);
  await expect.poll(() => one.store.journal.open('work'), { timeout: 20_000 }).toHaveLength(1);
  const { asked, clock } = clockSet(by);
  // Half a minute is what the look after the journal waits for when not all is settled.
  const looked = asked(30_000);
  const other = await open(name, clock);
  await looked;
  expect(await other.store.journal.open('work')).toHaveLength(1);
  release();
  expect(await underWay).toMatchObject({ ok: true });
  expect(await other.store.journal.open('work')).toEqual([]);
  const { audit } = one.of('work').console;
  const { records } = must(await audit.list({ text: name, action: '', outcome: null }, null, 50));
  expect(records.filter(({ outcome }) => outcome !== 'done')).toEqual([]);
  await other.close();
  await one.close();
});

it.each([hour, -hour])(
  'a machine whose clock is %i ms on launches once, and a clock set meanwhile changes nothing',
  async (by) => {
    const name = `machine${by}`;
    // The service is another process, whose clock is right: what this one signs is an hour off.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + by });
    try {
      const consoles = await open(name);
      place.proxy.fail('CreateTrainingJob', 'lose-reply', 1);
      const release = place.proxy.hold('CreateTrainingJob');
      const launching = creations.CreateTrainingJob(consoles, name);
      await expect.poll(() => consoles.store.journal.open('work'), { timeout: 20_000 }).toHaveLength(1);
      vi.setSystemTime(Date.now() - 2 * by);
      release();
      expect(await launching).toMatchObject({ ok: true });
      const { console, scope } = consoles.of('work');
      const list = await first(console.jobs.watchList(scope, never), ({ source }) => source === 'live');
      expect(list.jobs.filter((job) => job.name === name)).toHaveLength(1);
      await consoles.close();
    } finally {
      vi.useRealTimers();
    }
  },
);

it('what nobody is at any more is judged although the clock was set back an hour', async () => {
  const { clock } = clockSet(-hour, 10 * 60_000);
  const before = await open('dead');
  const entry = { id: '1', workspaceId: 'work', action: 'launch', target: 'never-made', requestJson: '{}' };
  await before.store.journal.begin({ ...entry, at: Date.now(), aliveAt: systemClock.uptime() });
  await before.close();
  const consoles = await open('dead', clock);
  await expect.poll(() => consoles.store.journal.open('work'), { timeout: 20_000 }).toEqual([]);
  const found = await consoles
    .of('work')
    .console.audit.list({ text: 'never-made', action: 'jobs.launch', outcome: 'rejected' }, null, 10);
  expect(must(found).records).toHaveLength(1);
  await consoles.close();
});

it('a promotion another process drives is taken over by none whose clock is an hour ahead', async () => {
  const store = openInThreadStore(join(folder, 'promotions.db'));
  const { promotion } = undertakings('text').promotion;
  await store.promotions.save('work', promotion);
  const closing = new AbortController();
  /** A console whose workspace never answers, so that what it drives stays where it is. */
  const driver = (clock: Clock) => {
    let asked = 0;
    const aws = (): Promise<never> => {
      asked += 1;
      return new Promise(() => undefined);
    };
    const link = { changes: createNotifier(), workspace: null, aws } as unknown as Link;
    const logger = { info: () => undefined, warn: () => undefined, error: () => undefined };
    const told = { onChanging: async () => undefined, onEnd: async () => undefined };
    const options = { workspaceId: 'work', link, store: store.promotions, clock, logger, closing: closing.signal };
    return { ...createDrivers({ ...options, ...told }), asked: () => asked };
  };
  const one = driver(systemClock);
  one.start(promotion);
  await expect.poll(one.asked, { timeout: 20_000 }).toBe(1);
  const { asked, clock } = clockSet(hour);
  const other = driver(clock);
  const looked = asked(10_000);
  other.lookAround();
  await looked;
  await other.settled();
  expect(other.asked()).toBe(0);
  // Nor does a lease of before the machine was started anew hold for ever.
  expect(await store.promotions.lease(promotion.id, 'next', 5, 15_005)).toBe(true);
  closing.abort();
  await store.close();
});
