import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { AwsWorkspace } from '../../electron/domains/aws-ports';
import { createNotifier } from '../../electron/domains/notifier';
import type { Clock, Logger } from '../../electron/domains/platform-ports';
import { drive } from '../../electron/domains/promotions/flight/drive';
import type { PromotionStore } from '../../electron/domains/promotions/ports';
import type { Link } from '../../electron/domains/workspace/link';
import { ok } from '../../shared/errors/result';
import type { Promotion, PromotionSample } from '../../shared/model/promotion';
import { type Mishap, ScriptedEndpoint } from '../fakes/scripted-endpoint';

const promotion: Promotion = {
  id: 'p',
  kind: 'promote',
  endpoint: 'endpoint',
  version: 'group/2',
  roleArn: 'role',
  fromConfig: 'before',
  toConfig: 'after',
  model: { name: 'model-after', packageArn: 'package/group/2' },
  config: {
    dataCapture: null,
    variants: [
      { name: 'main', modelName: 'model-after', instanceType: 'ml.m5.large', initialInstances: 1, initialWeight: 1 },
    ],
  },
  plan: { shifting: { kind: 'all-at-once' }, terminationWaitSeconds: 0, maximumSeconds: 600, alarms: ['a'] },
  alarms: [],
  step: 'alarms',
  modifiedBefore: null,
  verdict: null,
  startedAt: 0,
  endedAt: null,
};

const silent: Logger = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Time that passes while it is waited for, and only then. */
function passingClock(): Clock {
  let now = 0;
  return {
    now: () => now,
    elapsed: () => now,
    uptime: () => now,
    async wait(milliseconds) {
      now += milliseconds;
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

/** Flies the promotion to its end over a script of mishaps, with a new driver after each kill. */
async function fly(script: readonly Mishap[]) {
  const clock = passingClock();
  let stored = promotion;
  let generation = 0;
  let killed: () => void = () => undefined;
  const samples: PromotionSample[] = [];
  const service = new ScriptedEndpoint(script, () => killed());
  const trueWhenSaid: boolean[] = [];

  const storeOf = (mine: number): PromotionStore => {
    const alive = async <T>(work: () => T): Promise<T> =>
      mine === generation ? work() : new Promise<T>(() => undefined);
    return {
      save: (_workspace, next) =>
        alive(() => {
          if (next.verdict?.kind === 'promoted' && stored.verdict === null)
            trueWhenSaid.push(service.serves(promotion.toConfig));
          stored = next;
        }),
      load: () => alive(() => stored),
      list: () => alive(() => [stored]),
      unfinished: () => alive(() => [stored]),
      lease: () => alive(() => true),
      release: () => alive(() => undefined),
      addCall: () => alive(() => undefined),
      addSample: (_id, sample) => alive(() => void samples.push(sample)),
      calls: () => alive(() => []),
      samples: () => alive(() => samples),
    };
  };
  const aws: AwsWorkspace = service.workspace();
  const link = {
    changes: createNotifier(),
    workspace: { id: 'local', kind: 'local', name: 'x', region: 'r', accountId: '0' },
    aws: async () => ok(aws),
    report: <T>(result: T) => result,
  } as unknown as Link;

  for (;;) {
    generation += 1;
    const end = new Promise<'killed'>((resolve) => {
      killed = () => resolve('killed');
    });
    const flight = drive(
      stored,
      {
        workspaceId: 'local',
        link,
        store: storeOf(generation),
        clock,
        logger: silent,
        onChange: () => undefined,
        onChanging: async () => undefined,
        renew: async () => true,
      },
      new AbortController().signal,
    );
    if ((await Promise.race([flight, end])) !== 'killed') return { ended: stored, service, trueWhenSaid };
  }
}

const weighted: readonly (readonly [Mishap, number])[] = [
  ['none', 30],
  ['lost-reply', 6],
  ['dropped', 4],
  ['throttled', 4],
  ['killed-before', 4],
  ['killed-after', 6],
  ['finishes', 2],
  ['rolls-back', 6],
  ['deleted', 1],
  ['replaced', 1],
];
const mishaps = fc.oneof(...weighted.map(([mishap, weight]) => ({ weight, arbitrary: fc.constant(mishap) })));

it('whatever happens, it ends, sends one update at most, and says promoted only of what Describe shows', async () => {
  const verdicts = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(fc.array(mishaps, { maxLength: 40 }), async (script) => {
      const { ended, service, trueWhenSaid } = await fly(script);
      expect(ended.step).toBe('ended');
      expect(ended.verdict).not.toBeNull();
      expect(service.updatesAccepted).toBeLessThanOrEqual(1);
      expect(trueWhenSaid).toEqual(ended.verdict?.kind === 'promoted' ? [true] : []);
      verdicts.set(String(ended.verdict?.kind), (verdicts.get(String(ended.verdict?.kind)) ?? 0) + 1);
    }),
    { numRuns: 4_000 },
  );
  // A model that never comes to some of its ends proves nothing about them.
  for (const kind of ['promoted', 'rolled-back', 'superseded', 'failed'])
    expect(verdicts.get(kind), kind).toBeGreaterThan(10);
});

it('without mishaps it is promoted by exactly one update', async () => {
  const { ended, service } = await fly([]);
  expect(ended.verdict).toMatchObject({ kind: 'promoted', alarms: [] });
  expect(service.updatesAccepted).toBe(1);
});

it('a rollback nobody saw happen is called one', async () => {
  // Calls until the update: DescribeModel, CreateModel, DescribeEndpointConfig, CreateEndpointConfig, DescribeEndpoint, UpdateEndpoint.
  const untilUpdate: Mishap[] = ['none', 'none', 'none', 'none', 'none', 'killed-after'];
  const { ended, service } = await fly([...untilUpdate, 'rolls-back']);
  expect(ended.verdict).toMatchObject({ kind: 'rolled-back', reason: 'An alarm rang.' });
  expect(service.updatesAccepted).toBe(1);
});

it('an endpoint that somebody changes while it is read back is not called promoted', async () => {
  const untilUpdate: Mishap[] = ['none', 'none', 'none', 'none', 'none', 'none'];
  // DescribeEndpoint, DescribeAlarms, DescribeEndpointConfig, DescribeModel.
  const { ended } = await fly([...untilUpdate, 'finishes', 'none', 'none', 'replaced']);
  expect(ended.verdict).toMatchObject({ kind: 'superseded' });
});
