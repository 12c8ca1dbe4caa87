import { describe, expect, it } from 'vitest';
import type { VariantPlan } from '../endpoint';
import type { DeploymentConfigRequest } from './deployment-config';
import { deploymentPolicy } from './policy';

const variant = (instanceCount: number): VariantPlan => ({
  name: `v${instanceCount}`,
  instanceType: 'ml.m5.large',
  weight: 1,
  instanceCount,
  routing: 'round-robin',
  startupSeconds: 60,
  container: { image: 'i', modelDataUrl: null, environment: {}, packageArn: null },
});
const blueGreen = (
  routing: Record<string, unknown>,
  more: Record<string, unknown> = {},
  instances: readonly number[] = [1],
) =>
  deploymentPolicy(
    {
      BlueGreenUpdatePolicy: {
        TrafficRoutingConfiguration: { WaitIntervalInSeconds: 60, ...routing },
        ...more,
      },
    } as DeploymentConfigRequest,
    instances.map(variant),
  );
const percent = (Value: number) => ({ Type: 'CAPACITY_PERCENT', Value });
const count = (Value: number) => ({ Type: 'INSTANCE_COUNT', Value });

describe('the steps of a deployment', () => {
  it('are one when nothing is said', () => {
    expect(deploymentPolicy(null, [variant(1)])).toEqual({
      steps: [{ share: 1, waitMs: 0 }],
      maximumMs: null,
      alarms: [],
    });
    expect(
      deploymentPolicy({ AutoRollbackConfiguration: { Alarms: [{ AlarmName: 'a' }, { AlarmName: 'a' }] } }, []).alarms,
    ).toEqual(['a']);
  });

  it('of all at once wait for the termination only', () => {
    expect(blueGreen({ Type: 'ALL_AT_ONCE' }, { TerminationWaitInSeconds: 10 }).steps).toEqual([
      { share: 1, waitMs: 10_000 },
    ]);
  });

  it('of a canary are two', () => {
    const { steps } = blueGreen({ Type: 'CANARY', CanarySize: percent(5) });
    expect(steps).toEqual([
      { share: 0.05, waitMs: 60_000 },
      { share: 1, waitMs: 0 },
    ]);
    expect(blueGreen({ Type: 'CANARY', CanarySize: count(1) }, {}, [4]).steps[0]?.share).toBe(0.25);
    // One instance of each variant.
    expect(blueGreen({ Type: 'CANARY', CanarySize: count(1) }, {}, [2, 6]).steps[0]?.share).toBe(0.25);
  });

  it.each([
    [10, 10],
    [20, 5],
    [30, 4],
    [33, 4],
    [50, 2],
  ])('of a linear shift by %i %% are %i and end with all', (step, steps) => {
    const shares = blueGreen({ Type: 'LINEAR', LinearStepSize: percent(step) }).steps.map(({ share }) => share);
    expect(shares).toHaveLength(steps);
    expect(shares.at(-1)).toBe(1);
    expect(shares[0]).toBeCloseTo(step / 100);
    expect(shares.every((share, index) => share > (shares[index - 1] ?? 0))).toBe(true);
  });
});

describe('a deployment is refused', () => {
  it.each([
    ['a canary above half', { Type: 'CANARY', CanarySize: percent(51) }, /Invalid CanarySize/],
    ['a canary of the only instance', { Type: 'CANARY', CanarySize: count(1) }, /Invalid CanarySize/],
    ['a canary without size', { Type: 'CANARY' }, /CanarySize must be/],
    ['a linear step below a tenth', { Type: 'LINEAR', LinearStepSize: percent(9) }, /10% to 50%/],
    ['a linear shift without size', { Type: 'LINEAR' }, /LinearStepSize must be/],
    ['a size of another kind', { Type: 'ALL_AT_ONCE', CanarySize: percent(5) }, /only be specified/],
  ])('with %s', (_, routing, message) => {
    expect(() => blueGreen(routing)).toThrow(message);
  });

  it('when its waits fill its time', () => {
    const limit = { TerminationWaitInSeconds: 540, MaximumExecutionTimeoutInSeconds: 600 };
    expect(() => blueGreen({ Type: 'CANARY', CanarySize: percent(10) }, limit)).toThrow(/waiting times/);
  });

  it('as a rolling one, by name', () => {
    expect(() => deploymentPolicy({ RollingUpdatePolicy: {} }, [])).toThrow(/RollingUpdatePolicy/);
  });
});
