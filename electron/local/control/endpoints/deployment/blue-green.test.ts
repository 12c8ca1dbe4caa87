import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { canary, EndpointBench, variant } from '../../testing/endpoint-bench';
import { reply } from '../../testing/scripted-serving';

let bench: EndpointBench;
beforeEach(async () => {
  vi.useFakeTimers();
  bench = new EndpointBench();
  bench.alarms.set('red', 'OK');
  await bench.openEndpoint();
  await pass(0);
});
afterEach(() => {
  bench.close();
  vi.useRealTimers();
});

/** Lets time pass, for timers and for the clock. */
async function pass(seconds: number): Promise<void> {
  bench.now += seconds * 1000;
  await vi.advanceTimersByTimeAsync(seconds * 1000);
}

const served = { EndpointStatus: 'InService', EndpointConfigName: 'new' };
const rolledBack = { EndpointStatus: 'InService', EndpointConfigName: 'old' };
const images = () => bench.serving.running().map(({ spec }) => spec.image);

describe('a deployment', () => {
  it('without a policy moves all requests as soon as the new fleet is in service', async () => {
    bench.serving.ready = false;
    await bench.update('new');
    await pass(0);
    expect(await bench.endpoint()).toMatchObject({
      EndpointStatus: 'Updating',
      EndpointConfigName: 'old',
      ProductionVariants: [{ CurrentWeight: 1, CurrentInstanceCount: 1 }],
      PendingDeploymentSummary: {
        EndpointConfigName: 'new',
        ProductionVariants: [{ CurrentWeight: 0, CurrentInstanceCount: 0, VariantStatus: [{ Status: 'Creating' }] }],
      },
    });
    bench.serving.instances.at(-1)?.comeUp();
    await pass(0);
    const endpoint = await bench.endpoint();
    expect(endpoint).toMatchObject(served);
    expect(endpoint).not.toHaveProperty('PendingDeploymentSummary');
    expect(images()).toEqual(['new']);
  });

  it('as a canary shows its share, waits between the shifts and after the last, and ends the old fleet then', async () => {
    await bench.update('new', { DeploymentConfig: canary });
    await pass(59);
    expect(await bench.endpoint()).toMatchObject({
      EndpointStatus: 'Updating',
      ProductionVariants: [{ CurrentWeight: 0.7 }],
      PendingDeploymentSummary: {
        ProductionVariants: [
          { CurrentWeight: 0.3, VariantStatus: [{ Status: 'ActivatingTraffic' }, { Status: 'Baking' }] },
        ],
      },
    });
    await pass(1);
    expect(await bench.endpoint()).toMatchObject({ ProductionVariants: [{ CurrentWeight: 0 }] });
    await pass(29);
    expect(images()).toEqual(['old', 'new']);
    await pass(1);
    expect(await bench.endpoint()).toMatchObject({ ...served, LastDeploymentConfig: canary });
    expect(images()).toEqual(['new']);
  });

  it('breaks no request off that the old fleet has under way', async () => {
    let finish: () => void = () => undefined;
    bench.serving.answer = () =>
      new Promise((resolve) => {
        finish = () => resolve(reply(200, 'late'));
      });
    const late = bench.answer();
    await bench.update('new');
    await pass(5);
    expect(await bench.endpoint()).toMatchObject(served);
    expect(images()).toEqual(['old', 'new']);
    finish();
    expect(await late).toBe('late');
    await pass(0);
    expect(images()).toEqual(['new']);
  });

  it('keeps weights and counts of the live variants when asked to, but not those that are excluded', async () => {
    const desired = [{ VariantName: 'v', DesiredWeight: 3, DesiredInstanceCount: 2 }];
    await bench.send('UpdateEndpointWeightsAndCapacities', {
      EndpointName: 'e',
      DesiredWeightsAndCapacities: desired,
    });
    await pass(0);
    await bench.update('new', {
      RetainAllVariantProperties: true,
      ExcludeRetainedVariantProperties: [{ VariantPropertyType: 'DesiredWeight' }],
    });
    await pass(0);
    expect(await bench.endpoint()).toMatchObject({
      ...served,
      ProductionVariants: [{ DesiredWeight: 1, CurrentInstanceCount: 2 }],
    });
    await bench.send('UpdateEndpointWeightsAndCapacities', {
      EndpointName: 'e',
      DesiredWeightsAndCapacities: desired,
    });
    await pass(0);
    await bench.update('old', { RetainAllVariantProperties: true });
    await pass(0);
    expect(await bench.endpoint()).toMatchObject({
      ...rolledBack,
      ProductionVariants: [{ CurrentWeight: 3, CurrentInstanceCount: 2 }],
    });
  });
});

describe('a rollback', () => {
  it('comes with an alarm in a canary, gives its reason, and leaves the old fleet alone', async () => {
    await bench.update('new', { DeploymentConfig: canary });
    await pass(10);
    bench.alarms.set('red', 'ALARM');
    await pass(0);
    const endpoint = await bench.endpoint();
    expect(endpoint).toMatchObject({
      ...rolledBack,
      FailureReason:
        'The deployment of endpoint configuration "new" failed and was rolled back. The alarm "red" is in ALARM state.',
      ProductionVariants: [{ CurrentWeight: 1, CurrentInstanceCount: 1 }],
    });
    expect(images()).toEqual(['old']);
    expect(bench.alarms.watched).toBe(false);
  });

  it('comes with an alarm after the last shift too', async () => {
    await bench.update('new', { DeploymentConfig: canary });
    await pass(60);
    await pass(29);
    bench.alarms.set('red', 'ALARM');
    await pass(0);
    expect(await bench.endpoint()).toMatchObject(rolledBack);
  });

  it('comes at once, without a new fleet, when an alarm is red already', async () => {
    bench.alarms.set('red', 'ALARM');
    await bench.update('new', { DeploymentConfig: canary });
    await pass(0);
    expect(await bench.endpoint()).toMatchObject({ ...rolledBack, FailureReason: expect.stringMatching(/"red"/) });
    expect(bench.serving.instances).toHaveLength(1);
  });

  it('comes when an alarm was deleted meanwhile', async () => {
    await bench.update('new', { DeploymentConfig: canary });
    await pass(10);
    bench.alarms.set('red', null);
    await pass(50);
    expect(await bench.endpoint()).toMatchObject({
      ...rolledBack,
      FailureReason: expect.stringMatching(/"red" is not found/),
    });
  });

  it('comes when the new fleet does not start', async () => {
    bench.serving.ready = false;
    await bench.update('new', { DeploymentConfig: canary });
    bench.serving.instances.at(-1)?.neverComesUp('It did not pass the ping health check.');
    await pass(0);
    expect(await bench.endpoint()).toMatchObject({
      ...rolledBack,
      FailureReason: expect.stringMatching(/did not pass the ping health check/),
    });
    expect(await bench.answer()).toBe('hello');
  });

  it('comes when the new fleet is gone at the end, even without alarms', async () => {
    await bench.update('new', {
      DeploymentConfig: { BlueGreenUpdatePolicy: canary.BlueGreenUpdatePolicy },
    });
    await pass(60);
    bench.serving.instances.at(-1)?.falter('unhealthy');
    await pass(30);
    expect(await bench.endpoint()).toMatchObject({
      ...rolledBack,
      FailureReason: expect.stringMatching(/No instance of the production variant "v"/),
    });
  });

  it('comes when the time is up', async () => {
    bench.serving.ready = false;
    await bench.update('new', { DeploymentConfig: canary });
    await pass(599);
    expect(await bench.endpoint()).toMatchObject({ EndpointStatus: 'Updating' });
    await pass(1);
    expect(await bench.endpoint()).toMatchObject({
      ...rolledBack,
      FailureReason: expect.stringMatching(/MaximumExecutionTimeoutInSeconds of 600/),
    });
  });

  it('that finds the old fleet gone says so, and whoever answers serves on', async () => {
    await bench.update('new', { DeploymentConfig: canary });
    await pass(10);
    const [old] = bench.serving.running('old');
    bench.serving.ready = false;
    old?.falter('ended');
    bench.alarms.set('red', 'ALARM');
    await pass(0);
    expect(await bench.endpoint()).toMatchObject({ EndpointStatus: 'RollingBack' });
    await pass(480);
    expect(await bench.endpoint()).toMatchObject({
      EndpointStatus: 'UpdateRollbackFailed',
      EndpointConfigName: 'new',
      FailureReason: expect.stringMatching(/could not be rolled back/),
    });
    expect(await bench.answer()).toBe('hello');
    expect(images()).toEqual(['new']);
    bench.serving.ready = true;
    await bench.update('old');
    await pass(0);
    expect(await bench.endpoint()).toMatchObject(rolledBack);
  });

  it('waits for an old instance that is being restarted', async () => {
    await bench.update('new', { DeploymentConfig: canary });
    await pass(10);
    const [old] = bench.serving.running('old');
    old?.falter('unhealthy');
    bench.alarms.set('red', 'ALARM');
    await pass(100);
    expect(await bench.endpoint()).toMatchObject({ EndpointStatus: 'RollingBack' });
    old?.comeUp();
    await pass(0);
    expect(await bench.endpoint()).toMatchObject(rolledBack);
  });
});

describe('UpdateEndpoint', () => {
  const failure = (more: Record<string, unknown>) =>
    bench.failure('UpdateEndpoint', { EndpointName: 'e', EndpointConfigName: 'new', ...more });

  it('is refused without its alarms, configuration or endpoint, and while another is under way', async () => {
    bench.alarms.set('red', null);
    expect(await failure({ DeploymentConfig: canary })).toBe('ValidationException: Could not find alarms: red.');
    expect(await failure({ EndpointConfigName: 'None' })).toBe(
      'ValidationException: Could not find endpoint configuration "arn:aws:sagemaker:us-east-1:123456789012:endpoint-config/none".',
    );
    expect(await failure({ EndpointName: 'f' })).toBe(
      'ValidationException: Could not find endpoint "arn:aws:sagemaker:us-east-1:123456789012:endpoint/f".',
    );
    bench.serving.ready = false;
    await bench.update('new');
    const busy =
      'ValidationException: Cannot update in-progress endpoint "arn:aws:sagemaker:us-east-1:123456789012:endpoint/e".';
    expect(await failure({})).toBe(busy);
    expect(await bench.failure('DeleteEndpoint', { EndpointName: 'e' })).toBe(busy);
  });

  it('uses the last deployment configuration again when asked to', async () => {
    await bench.update('new', { DeploymentConfig: canary });
    await pass(60);
    await pass(30);
    await bench.update('old', { RetainDeploymentConfig: true });
    await pass(1);
    expect(await bench.endpoint()).toMatchObject({
      EndpointStatus: 'Updating',
      PendingDeploymentSummary: { ProductionVariants: [{ CurrentWeight: 0.3 }] },
      LastDeploymentConfig: canary,
    });
  });

  it('counts both fleets against the instances this machine runs', async () => {
    await bench.config('many', variant('v', 'new', { InitialInstanceCount: 20 }));
    expect(await failure({ EndpointConfigName: 'many' })).toMatch(
      /^ResourceLimitExceeded: .* is 20 Instances, with current utilization of 1 Instances/,
    );
  });
});
