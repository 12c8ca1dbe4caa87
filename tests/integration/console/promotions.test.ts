import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Flight, Promotion, PromotionRequest } from '../../../shared/model/promotion';
import { first, must } from '../../fakes/opened-console';
import { answering, openServingWorkspace, type ServingWorkspace } from '../../fakes/serving-workspace';

/** Programs that answer their pings and are broken all the same. */
const broken = {
  fails: `
def model_fn(model_dir): return None
def predict_fn(data, model): raise ValueError("this version never works")
`,
  hangs: `
import time
def model_fn(model_dir): return None
def predict_fn(data, model): time.sleep(600)
`,
  'answers garbage': `
def model_fn(model_dir): return None
def transform_fn(model, data, content_type, accept): raise RuntimeError("\\x00\\xff<html>".encode("latin1"))
`,
  exits: `
import os
def model_fn(model_dir): return None
def predict_fn(data, model): os._exit(3)
`,
} as const;

const invocationSeconds = 3;
let workspace: ServingWorkspace;
let good: readonly [string, string];
beforeAll(async () => {
  workspace = await openServingWorkspace({ invocationSeconds });
  good = [await workspace.register('good', answering('one')), await workspace.register('good', answering('two'))];
}, 120_000);
afterAll(() => workspace?.destroy());

const agreed = (target: string) => ({ accountId: workspace.scope.accountId, region: workspace.scope.region, target });
const requestTo = (endpoint: string, packageArn: string): PromotionRequest => ({
  endpoint,
  packageArn,
  variants: null,
  roleArn: `arn:aws:iam::${workspace.scope.accountId}:role/UpsideLocalExecution`,
  shifting: { kind: 'canary', percent: 50, waitSeconds: 10 },
  terminationWaitSeconds: 0,
  guards: { kind: 'generate', errors: 1, latencyMilliseconds: null },
});

/** The promotion once it has ended. */
async function ended(id: string): Promise<Flight> {
  const { promotions } = workspace.test.console;
  await first(
    promotions.watch(workspace.scope, id, AbortSignal.timeout(110_000)),
    ({ promotion }) => promotion.step === 'ended',
  );
  return must(await promotions.show(workspace.scope, id));
}

/** Asks again and again until told to end; says what it was answered and what failed. */
function client(endpoint: string) {
  const answers = new Map<string, number>();
  const failures: string[] = [];
  let asking = true;
  const one = async (): Promise<void> => {
    while (asking) {
      const call = must(
        await workspace.test.console.endpoints.invoke(
          workspace.scope,
          endpoint,
          { variant: null, contentType: 'application/json', accept: 'application/json', body: '"hello"' },
          AbortSignal.timeout(60_000),
        ),
      );
      if (call.answer.kind === 'failed') failures.push(`${call.answer.code}: ${call.answer.message}`);
      else answers.set(call.answer.body, (answers.get(call.answer.body) ?? 0) + 1);
    }
  };
  const working = [one(), one()];
  return {
    async end() {
      asking = false;
      await Promise.all(working);
      return { answers, failures };
    },
  };
}

const live = async (endpoint: string): Promise<{ configName: string; status: string }> =>
  must(await workspace.test.console.endpoints.show(workspace.scope, endpoint)).value.endpoint;

describe('a good version', () => {
  it.each([
    { kind: 'all-at-once' } as const,
    { kind: 'canary', percent: 50, waitSeconds: 2 } as const,
    { kind: 'linear', stepPercent: 50, waitSeconds: 1 } as const,
  ])('moves in by $kind without one failed request, and back', async (shifting) => {
    const endpoint = `good-${shifting.kind}`;
    await workspace.deploy(endpoint, good[0], 2);
    const { promotions } = workspace.test.console;
    const asking = client(endpoint);
    const request = { ...requestTo(endpoint, good[1]), shifting };
    const { id } = must(await promotions.start(workspace.scope, request, agreed(endpoint)));
    const { calls, promotion, samples } = await ended(id);
    expect(promotion.verdict).toMatchObject({ kind: 'promoted', alarms: [] });
    expect((await live(endpoint)).configName).toBe(promotion.toConfig);
    expect(calls.map(({ operation }) => operation)).toEqual(
      expect.arrayContaining([
        'PutMetricAlarm',
        'CreateModel',
        'CreateEndpointConfig',
        'UpdateEndpoint',
        'DeleteAlarms',
      ]),
    );
    expect(samples.at(-1)?.newShare).toBe(1);

    const back = must(await promotions.revert(workspace.scope, endpoint, agreed(endpoint)));
    expect((await ended(back.id)).promotion.verdict).toMatchObject({ kind: 'promoted' });
    expect((await live(endpoint)).configName).toBe(promotion.fromConfig);
    const { answers, failures } = await asking.end();
    expect(failures).toEqual([]);
    expect([...answers.keys()].sort()).toEqual(['"one"', '"two"']);
  });
});

describe.concurrent('a broken version', () => {
  it.each(Object.entries(broken))('that %s is taken back by its alarm and never called promoted', async (how, code) => {
    const endpoint = `broken-${how.replaceAll(' ', '-')}`;
    const bad = await workspace.register(endpoint, code);
    await workspace.deploy(endpoint, good[0]);
    const { promotions } = workspace.test.console;
    const asking = client(endpoint);
    const { id } = must(await promotions.start(workspace.scope, requestTo(endpoint, bad), agreed(endpoint)));
    const seen: Promotion[] = [];
    for await (const news of promotions.watch(workspace.scope, id, AbortSignal.timeout(110_000)))
      seen.push(must(news).promotion);
    await asking.end();
    const { promotion } = must(await promotions.show(workspace.scope, id));
    expect(promotion.verdict).toMatchObject({
      kind: 'rolled-back',
      alarms: [`upside-${promotion.toConfig}-main-errors`],
    });
    expect(seen.some(({ verdict }) => verdict?.kind === 'promoted')).toBe(false);
    expect(await live(endpoint)).toMatchObject({ status: 'InService', configName: promotion.fromConfig });
    const after = client(endpoint);
    const { failures } = await after.end();
    expect(failures).toEqual([]);
  });
});

describe('what cannot be promoted', () => {
  it('is refused before anything is made', async () => {
    await workspace.deploy('refused', good[0]);
    const { promotions } = workspace.test.console;
    const already = must(await promotions.plan(workspace.scope, requestTo('refused', good[0])));
    expect(already.problems.map(({ field }) => field)).toEqual(['packageArn']);
    const unguarded = { ...requestTo('refused', good[1]), guards: { kind: 'existing', names: ['gone'] } } as const;
    expect(await promotions.start(workspace.scope, unguarded, agreed('refused'))).toMatchObject({
      ok: false,
      error: { code: 'promotion.refused', message: 'There is no alarm gone.' },
    });
    expect(await promotions.start(workspace.scope, requestTo('refused', good[1]), agreed('another'))).toMatchObject({
      ok: false,
      error: { code: 'input.invalid' },
    });
    expect(must(await promotions.planRevert(workspace.scope, 'refused')).problems).toHaveLength(1);
    expect((await live('refused')).configName).toBe('refused-first');
  });
});
