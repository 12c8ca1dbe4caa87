import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EndpointBench, variant } from '../testing/endpoint-bench';

let bench: EndpointBench;
beforeEach(() => {
  vi.useFakeTimers();
  bench = new EndpointBench();
});
afterEach(() => {
  bench.close();
  vi.useRealTimers();
});

const arn = 'arn:aws:sagemaker:us-east-1:123456789012:endpoint/e';
const rest = () => vi.advanceTimersByTimeAsync(0);

describe('an endpoint', () => {
  it('is creating until every instance answers, then in service', async () => {
    bench.serving.ready = false;
    await bench.openEndpoint({ InitialInstanceCount: 2, ContainerStartupHealthCheckTimeoutInSeconds: 90 });
    bench.serving.instances[0]?.comeUp();
    await rest();
    const creating = await bench.endpoint();
    expect(creating).toMatchObject({
      EndpointArn: arn,
      EndpointStatus: 'Creating',
      EndpointConfigName: 'old',
      PendingDeploymentSummary: {
        ProductionVariants: [
          {
            VariantName: 'v',
            CurrentInstanceCount: 1,
            DesiredInstanceCount: 2,
            VariantStatus: [{ Status: 'Creating' }],
          },
        ],
      },
    });
    expect(creating).not.toHaveProperty('ProductionVariants');
    bench.now += 1000;
    bench.serving.instances[1]?.comeUp();
    await rest();
    const ready = await bench.endpoint();
    expect(ready).toMatchObject({
      EndpointStatus: 'InService',
      LastModifiedTime: new Date(bench.now),
      ProductionVariants: [
        {
          VariantName: 'v',
          CurrentWeight: 1,
          DesiredWeight: 1,
          CurrentInstanceCount: 2,
          DesiredInstanceCount: 2,
          DeployedImages: [{ SpecifiedImage: 'old', ResolvedImage: 'old' }],
        },
      ],
    });
    expect(ready).not.toHaveProperty('FailureReason');
    expect(bench.serving.instances[0]?.spec).toMatchObject({
      endpointName: 'e',
      variantName: 'v',
      startupSeconds: 90,
      region: 'us-east-1',
    });
  });

  it('has failed when one instance never answers; it can only be deleted', async () => {
    bench.serving.ready = false;
    await bench.openEndpoint({ InitialInstanceCount: 2 });
    bench.serving.instances[0]?.neverComesUp('It did not pass the ping health check.');
    await rest();
    expect(await bench.endpoint()).toMatchObject({
      EndpointStatus: 'Failed',
      FailureReason: 'It did not pass the ping health check.',
    });
    expect(bench.serving.busy).toBe(0);
    expect(await bench.failure('UpdateEndpoint', { EndpointName: 'e', EndpointConfigName: 'new' })).toMatch(
      /in status Failed/,
    );
    await bench.send('DeleteEndpoint', { EndpointName: 'e' });
    await rest();
    expect(await bench.failure('DescribeEndpoint', { EndpointName: 'e' })).toBe(
      `ValidationException: Could not find endpoint "${arn}".`,
    );
  });

  it('is deleted with its instances and tags; configuration and model stay', async () => {
    await bench.openEndpoint();
    await rest();
    expect(await bench.failure('CreateEndpoint', { EndpointName: 'E', EndpointConfigName: 'old' })).toBe(
      `ValidationException: Cannot create already existing endpoint "${arn}".`,
    );
    await bench.send('AddTags', { ResourceArn: arn, Tags: [{ Key: 'k', Value: 'v' }] });
    await bench.send('DeleteEndpoint', { EndpointName: 'e' });
    await rest();
    expect(bench.serving.busy).toBe(0);
    expect(await bench.failure('ListTags', { ResourceArn: arn })).toMatch(/not found/);
    await bench.send('DescribeEndpointConfig', { EndpointConfigName: 'old' });
    await bench.send('DescribeModel', { ModelName: 'old' });
  });

  it('is in the lineage once it serves, with the configuration that serves', async () => {
    const contexts = async () =>
      ((await bench.send('ListContexts', {})).ContextSummaries as { Source: { SourceUri: string } }[]).map(
        ({ Source }) => Source.SourceUri,
      );
    bench.serving.ready = false;
    await bench.openEndpoint();
    expect(await contexts()).toEqual([]);
    bench.serving.instances[0]?.comeUp();
    await rest();
    expect(await contexts()).toEqual([arn]);
  });

  it('is listed by name, time and status', async () => {
    await bench.openEndpoint();
    await rest();
    bench.now += 1000;
    bench.serving.ready = false;
    await bench.send('CreateEndpoint', { EndpointName: 'f', EndpointConfigName: 'new' });
    const names = async (more: Record<string, unknown>) =>
      ((await bench.send('ListEndpoints', more)).Endpoints as { EndpointName: string }[]).map(
        ({ EndpointName }) => EndpointName,
      );
    expect(await names({})).toEqual(['f', 'e']);
    expect(await names({ SortBy: 'Name', SortOrder: 'Ascending' })).toEqual(['e', 'f']);
    expect(await names({ StatusEquals: 'Creating' })).toEqual(['f']);
    expect(await names({ NameContains: 'e' })).toEqual(['e']);
    expect(await names({ CreationTimeBefore: new Date(bench.now) })).toEqual(['e']);
    const page = await bench.send('ListEndpoints', { MaxResults: 1 });
    expect(await names({ MaxResults: 1, NextToken: page.NextToken })).toEqual(['e']);
  });
});

describe('UpdateEndpointWeightsAndCapacities', () => {
  const scale = (...desired: readonly Record<string, unknown>[]) => ({
    EndpointName: 'e',
    DesiredWeightsAndCapacities: desired,
  });

  beforeEach(async () => {
    await bench.openEndpoint();
    await bench.config('two', variant('a', 'old', { InitialInstanceCount: 2 }), variant('b', 'new'));
    await rest();
    await bench.update('two');
    await rest();
  });

  it('scales out and in and changes weights once everything is there', async () => {
    bench.serving.ready = false;
    await bench.send(
      'UpdateEndpointWeightsAndCapacities',
      scale(
        { VariantName: 'a', DesiredInstanceCount: 1 },
        { VariantName: 'b', DesiredWeight: 3, DesiredInstanceCount: 2 },
      ),
    );
    await rest();
    expect(await bench.endpoint()).toMatchObject({
      EndpointStatus: 'Updating',
      ProductionVariants: [
        { VariantName: 'a', CurrentInstanceCount: 2, DesiredInstanceCount: 1 },
        { VariantName: 'b', CurrentWeight: 1, DesiredWeight: 3, CurrentInstanceCount: 1, DesiredInstanceCount: 2 },
      ],
    });
    bench.serving.instances.at(-1)?.comeUp();
    await rest();
    expect(await bench.endpoint()).toMatchObject({
      EndpointStatus: 'InService',
      EndpointConfigName: 'two',
      ProductionVariants: [
        { CurrentWeight: 1, CurrentInstanceCount: 1, DesiredInstanceCount: 1 },
        { CurrentWeight: 3, CurrentInstanceCount: 2, DesiredInstanceCount: 2 },
      ],
    });
    expect(bench.serving.busy).toBe(3);
  });

  it('takes back what does not start, and says why', async () => {
    bench.serving.ready = false;
    await bench.send('UpdateEndpointWeightsAndCapacities', scale({ VariantName: 'b', DesiredInstanceCount: 3 }));
    bench.serving.instances.at(-2)?.comeUp();
    bench.serving.instances.at(-1)?.neverComesUp('It did not pass.');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await bench.endpoint()).toMatchObject({
      EndpointStatus: 'InService',
      FailureReason: expect.stringMatching(/It did not pass\.$/),
      ProductionVariants: [{ CurrentInstanceCount: 2 }, { CurrentInstanceCount: 1, DesiredInstanceCount: 1 }],
    });
    expect(bench.serving.busy).toBe(3);
  });

  it.each([
    ['a variant that is not there', [{ VariantName: 'c', DesiredWeight: 1 }], /"c" is\/are not present/],
    ['no instances', [{ VariantName: 'a', DesiredInstanceCount: 0 }], /at least 1/],
    ['no weight left', ['a', 'b'].map((VariantName) => ({ VariantName, DesiredWeight: 0 })), /greater than 0/],
    ['more than this machine runs', [{ VariantName: 'a', DesiredInstanceCount: 50 }], /ResourceLimitExceeded/],
  ])('is refused with %s', async (_, desired, message) => {
    expect(await bench.failure('UpdateEndpointWeightsAndCapacities', scale(...desired))).toMatch(message);
    expect(await bench.endpoint()).toMatchObject({ EndpointStatus: 'InService' });
  });
});
