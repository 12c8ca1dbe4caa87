import { DeleteEndpointCommand, UpdateEndpointWeightsAndCapacitiesCommand } from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { processesOf } from '../../fakes/processes-of';
import { canary, EndpointBench, variantOf } from './endpoint-bench';

let bench: EndpointBench;
beforeAll(async () => {
  bench = await EndpointBench.open();
  await Promise.all(['old', 'new'].map((name) => bench.version(name)));
});
afterAll(async () => {
  bench?.close();
  await bench?.daemon.stop();
});

/** Calls the endpoint again and again until `stop`; gives every answer in order and every failure. */
function client(endpoint: string) {
  const answers: string[] = [];
  const failures: string[] = [];
  let going = true;
  const lanes = Array.from({ length: 4 }, async (_, lane) => {
    // One lane has a request under way at every moment in which requests move.
    while (going)
      await bench.invoke(endpoint, lane === 0 ? 'slow' : 'hello').then(
        ({ text }) => answers.push(text),
        (error: Error) => failures.push(`${error.name}: ${error.message}`),
      );
  });
  return {
    answers,
    failures,
    async stop() {
      going = false;
      await Promise.all(lanes);
    },
  };
}

describe('endpoints through the SDK, with real programs', () => {
  it('two variants share the requests by weight, and the metrics say so', async () => {
    await bench.config('split', [
      { ...variantOf('a', 'old'), InitialVariantWeight: 7 },
      { ...variantOf('b', 'new'), InitialVariantWeight: 3 },
    ]);
    expect((await bench.create('split', 'split')).EndpointStatus).toBe('InService');
    const n = 1000;
    const counts: Record<string, number> = { a: 0, b: 0 };
    let left = n;
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        while (left > 0) {
          left -= 1;
          const { by, text } = await bench.invoke('split');
          expect(text).toBe(by === 'a' ? 'old' : 'new');
          counts[by] = (counts[by] ?? 0) + 1;
        }
      }),
    );
    // 6.2 standard deviations of a binomial distribution: p < 1e-9.
    expect(Math.abs((counts.a ?? 0) - 0.7 * n)).toBeLessThan(6.2 * Math.sqrt(n * 0.7 * 0.3));
    await expect.poll(() => bench.sum('Invocations', 'split', 'a'), { timeout: 10_000 }).toBe(counts.a);
    expect(await bench.sum('Invocations', 'split', 'b')).toBe(counts.b);
    expect(await bench.sum('Invocation5XXErrors', 'split', 'a')).toBe(0);
    expect(await bench.sum('ModelLatency', 'split', 'a')).toBeGreaterThan(0);
    expect((await bench.invoke('split', 'hello', 'b')).by).toBe('b');
    expect(await bench.failure(bench.invoke('split', 'hello', 'c'))).toMatch(/^ValidationError: Variant c not found/);
  });

  it('scale out and in, and end with all their processes', async () => {
    const scaleTo = async (DesiredInstanceCount: number) => {
      const DesiredWeightsAndCapacities = [{ VariantName: 'a', DesiredInstanceCount }];
      await bench.sagemaker.send(
        new UpdateEndpointWeightsAndCapacitiesCommand({ EndpointName: 'split', DesiredWeightsAndCapacities }),
      );
      const { ProductionVariants } = await bench.settled('split');
      return ProductionVariants?.map(({ CurrentInstanceCount }) => CurrentInstanceCount);
    };
    expect(await scaleTo(3)).toEqual([3, 1]);
    expect(await scaleTo(1)).toEqual([1, 1]);
    await bench.sagemaker.send(new DeleteEndpointCommand({ EndpointName: 'split' }));
    await expect
      .poll(() => bench.failure(bench.describe('split')), { timeout: 20_000 })
      .toBe(
        `ValidationException: Could not find endpoint "arn:aws:sagemaker:us-east-1:${bench.daemon.accountId}:endpoint/split".`,
      );
    expect(processesOf(bench.daemon.root).map(({ pid }) => pid)).toEqual([bench.daemon.process.pid]);
  });

  it('one whose program does not start has failed and says why', async () => {
    await bench.version('broken', 'never starts');
    expect(await bench.create('broken', 'broken')).toMatchObject({
      EndpointStatus: 'Failed',
      FailureReason: expect.stringMatching(
        /^The primary container for production variant main did not pass the ping health check\. Please check CloudWatch logs for this endpoint\..*no such weights/,
      ),
    });
  });

  it('an update by canary fails no request, not even a slow one of the old fleet', async () => {
    await bench.alarm('live-new', 'live', 'new');
    expect((await bench.create('live', 'old')).EndpointStatus).toBe('InService');
    const calls = client('live');
    await bench.update('live', 'new', { DeploymentConfig: canary(30, 3, 'live-new') });
    const shifted = await bench.until(
      'live',
      ({ PendingDeploymentSummary }) => (PendingDeploymentSummary?.ProductionVariants?.[0]?.CurrentWeight ?? 0) > 0,
    );
    expect(shifted).toMatchObject({
      EndpointStatus: 'Updating',
      EndpointConfigName: 'old',
      ProductionVariants: [{ CurrentWeight: 0.7 }],
      PendingDeploymentSummary: { EndpointConfigName: 'new', ProductionVariants: [{ CurrentWeight: 0.3 }] },
    });
    const done = await bench.settled('live');
    expect(done).toMatchObject({ EndpointStatus: 'InService', EndpointConfigName: 'new' });
    expect(done.FailureReason).toBeUndefined();
    expect((await bench.invoke('live')).text).toBe('new');
    await calls.stop();
    expect(calls.failures).toEqual([]);
    expect(new Set(calls.answers)).toEqual(new Set(['old', 'new']));
  });

  it('a version that fails is taken back by its alarm', async () => {
    await bench.version('fails', 'fails');
    await bench.alarm('live-fails', 'live', 'fails');
    const calls = client('live');
    await bench.update('live', 'fails', { DeploymentConfig: canary(50, 60, 'live-fails') });
    const back = await bench.settled('live');
    await calls.stop();
    expect(back).toMatchObject({
      EndpointStatus: 'InService',
      EndpointConfigName: 'new',
      FailureReason: expect.stringMatching(/"fails" failed and was rolled back\. The alarm "live-fails" is in ALARM/),
    });
    expect(calls.failures[0]).toMatch(
      /^ModelError: Received server error \(500\) from primary with message ".*broken on purpose/,
    );
    expect((await bench.invoke('live')).text).toBe('new');
    expect(new Set(calls.answers)).toEqual(new Set(['new']));
  });

  it('a program that ends in a request is an error of the model, and is started again', async () => {
    expect(await bench.failure(bench.invoke('live', 'exit'))).toMatch(/^ModelError: .*the model process exited/);
    await expect.poll(() => bench.failure(bench.invoke('live')), { timeout: 20_000 }).toBe('accepted');
    await expect.poll(() => bench.sum('InvocationModelErrors', 'live', 'main'), { timeout: 10_000 }).toBeGreaterThan(0);
  });
});
