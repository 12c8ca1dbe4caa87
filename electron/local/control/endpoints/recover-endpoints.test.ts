import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { canary, EndpointBench } from '../testing/endpoint-bench';

let bench: EndpointBench;
beforeEach(async () => {
  vi.useFakeTimers();
  bench = new EndpointBench();
  bench.alarms.set('red', 'OK');
});
afterEach(() => {
  bench.close();
  vi.useRealTimers();
});

async function pass(seconds: number): Promise<void> {
  bench.now += seconds * 1000;
  await vi.advanceTimersByTimeAsync(seconds * 1000);
}

/** As after kill -9: nothing was told to end. */
async function killed(ready = true): Promise<void> {
  vi.clearAllTimers();
  bench.restart();
  bench.serving.ready = ready;
  await bench.control.recover();
  await pass(0);
}

async function inService(): Promise<void> {
  await bench.openEndpoint();
  await pass(0);
}

const images = () => bench.serving.running().map(({ spec }) => spec.image);

describe('after the daemon was killed', () => {
  it('an endpoint in service starts its instances again, and says so to those who cannot wait', async () => {
    await inService();
    const before = await bench.endpoint();
    await killed(false);
    expect(bench.serving.leftoversEnded).toBe(1);
    expect(await bench.endpoint()).toMatchObject({
      EndpointStatus: 'InService',
      LastModifiedTime: before.LastModifiedTime,
      ProductionVariants: [{ CurrentInstanceCount: 0, DesiredInstanceCount: 1 }],
    });
    expect(await bench.answer()).toMatch(/^ServiceUnavailable: /);
    bench.serving.running()[0]?.comeUp();
    expect(await bench.answer()).toBe('hello');
  });

  it('an instance that cannot come up is tried again, each time later', async () => {
    await inService();
    await killed(false);
    bench.serving.instances[0]?.neverComesUp('The model is gone.');
    expect(await bench.endpoint()).toMatchObject({ EndpointStatus: 'InService' });
    await pass(1);
    expect(bench.serving.instances).toHaveLength(2);
    bench.serving.instances[1]?.neverComesUp('The model is gone.');
    await pass(1);
    expect(bench.serving.instances).toHaveLength(2);
    await pass(1);
    bench.serving.instances[2]?.comeUp();
    expect(await bench.answer()).toBe('hello');
  });

  it('an endpoint that was being created is created', async () => {
    bench.serving.ready = false;
    await bench.openEndpoint();
    await killed();
    expect(await bench.endpoint()).toMatchObject({ EndpointStatus: 'InService' });
  });

  it('serves though its configuration and model were deleted', async () => {
    await inService();
    await bench.send('DeleteEndpointConfig', { EndpointConfigName: 'old' });
    await bench.send('DeleteModel', { ModelName: 'old' });
    await killed();
    expect(await bench.answer()).toBe('hello');
  });

  it('one that was being deleted is gone', async () => {
    await inService();
    bench.database.exec("CREATE TEMP TRIGGER t BEFORE DELETE ON main.endpoints BEGIN SELECT RAISE(ABORT, 'full'); END");
    await bench.send('DeleteEndpoint', { EndpointName: 'e' });
    await pass(0);
    expect(await bench.endpoint()).toMatchObject({ EndpointStatus: 'Deleting' });
    await killed();
    expect(await bench.failure('DescribeEndpoint', { EndpointName: 'e' })).toMatch(/Could not find endpoint/);
    expect(images()).toEqual([]);
  });

  it('one that was being scaled is scaled', async () => {
    await inService();
    bench.serving.ready = false;
    const desired = [{ VariantName: 'v', DesiredInstanceCount: 3 }];
    await bench.send('UpdateEndpointWeightsAndCapacities', { EndpointName: 'e', DesiredWeightsAndCapacities: desired });
    await killed();
    expect(await bench.endpoint()).toMatchObject({
      EndpointStatus: 'InService',
      ProductionVariants: [{ CurrentInstanceCount: 3 }],
    });
  });
});

describe('a deployment under way when the daemon was killed', () => {
  it('goes on at its step once the new fleet is up again, and gives it nothing before', async () => {
    await inService();
    await bench.update('new', { DeploymentConfig: canary });
    await pass(70);
    await killed(false);
    bench.serving.running('old')[0]?.comeUp();
    await pass(0);
    expect(await bench.endpoint()).toMatchObject({
      EndpointStatus: 'Updating',
      EndpointConfigName: 'old',
      ProductionVariants: [{ CurrentWeight: 1 }],
    });
    bench.serving.running('new')[0]?.comeUp();
    await pass(0);
    expect(await bench.endpoint()).toMatchObject({ ProductionVariants: [{ CurrentWeight: 0 }] });
    await pass(30);
    expect(await bench.endpoint()).toMatchObject({ EndpointStatus: 'InService', EndpointConfigName: 'new' });
  });

  it('is rolled back when its alarm went off meanwhile', async () => {
    await inService();
    await bench.update('new', { DeploymentConfig: canary });
    await pass(10);
    bench.alarms.set('unrelated', 'ALARM');
    vi.clearAllTimers();
    bench.restart();
    bench.alarms.set('red', 'ALARM');
    await bench.control.recover();
    await pass(0);
    expect(await bench.endpoint()).toMatchObject({
      EndpointStatus: 'InService',
      EndpointConfigName: 'old',
      FailureReason: expect.stringMatching(/"red"/),
    });
  });

  it('is rolled back when its time passed meanwhile', async () => {
    await inService();
    await bench.update('new', { DeploymentConfig: canary });
    await pass(10);
    bench.now += 3_600_000;
    await killed();
    expect(await bench.endpoint()).toMatchObject({
      EndpointConfigName: 'old',
      EndpointStatus: 'InService',
      FailureReason: expect.stringMatching(/MaximumExecutionTimeout/),
    });
  });

  it('that was being rolled back is', async () => {
    await inService();
    await bench.update('new', { DeploymentConfig: canary });
    await pass(10);
    bench.serving.running('old')[0]?.falter('unhealthy');
    bench.alarms.set('red', 'ALARM');
    await pass(1);
    expect(await bench.endpoint()).toMatchObject({ EndpointStatus: 'RollingBack' });
    bench.alarms.set('red', 'OK');
    await killed();
    expect(await bench.endpoint()).toMatchObject({
      EndpointConfigName: 'old',
      EndpointStatus: 'InService',
      FailureReason: expect.stringMatching(/"red" is in ALARM/),
    });
    expect(images()).toEqual(['old']);
  });

  it('has not happened until it is on the disk', async () => {
    await inService();
    await bench.update('new', { DeploymentConfig: canary });
    await pass(60);
    bench.database.exec(
      "CREATE TEMP TRIGGER t BEFORE UPDATE ON main.endpoints BEGIN SELECT RAISE(ABORT, 'disk is full'); END",
    );
    await pass(30);
    expect(await bench.endpoint()).toMatchObject({ EndpointStatus: 'Updating', EndpointConfigName: 'old' });
    expect(String(bench.faults[0])).toMatch(/disk is full/);
    bench.database.exec('DROP TRIGGER t');
    await pass(1);
    expect(await bench.endpoint()).toMatchObject({ EndpointStatus: 'InService', EndpointConfigName: 'new' });
  });
});
