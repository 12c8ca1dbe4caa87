import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EndpointBench, variant } from '../../testing/endpoint-bench';

let bench: EndpointBench;
beforeEach(async () => {
  bench = new EndpointBench();
  await bench.model('m');
});
afterEach(() => bench.close());

const arn = 'arn:aws:sagemaker:us-east-1:123456789012:endpoint-config/c';
const failure = (one: Record<string, unknown>, more: Record<string, unknown> = {}) =>
  bench.failure('CreateEndpointConfig', { EndpointConfigName: 'c', ProductionVariants: [one], ...more });

describe('endpoint configurations', () => {
  it('are made, described, listed and deleted', async () => {
    expect(await bench.config('c', variant('v', 'm'))).toEqual({ EndpointConfigArn: arn });
    expect(await bench.send('DescribeEndpointConfig', { EndpointConfigName: 'c' })).toEqual({
      EndpointConfigName: 'c',
      EndpointConfigArn: arn,
      CreationTime: new Date(bench.now),
      EnableNetworkIsolation: false,
      ProductionVariants: [
        {
          VariantName: 'v',
          ModelName: 'm',
          InitialInstanceCount: 1,
          InstanceType: 'ml.m5.large',
          InitialVariantWeight: 1,
        },
      ],
    });
    expect(
      await bench.failure('CreateEndpointConfig', { EndpointConfigName: 'C', ProductionVariants: [variant('v', 'm')] }),
    ).toBe(`ValidationException: Cannot create already existing endpoint configuration "${arn}".`);
    expect(await bench.send('ListEndpointConfigs', {})).toEqual({
      EndpointConfigs: [{ EndpointConfigName: 'c', EndpointConfigArn: arn, CreationTime: new Date(bench.now) }],
    });
    await bench.send('DeleteEndpointConfig', { EndpointConfigName: 'c' });
    expect(await bench.failure('DescribeEndpointConfig', { EndpointConfigName: 'c' })).toBe(
      `ValidationException: Could not find endpoint configuration "${arn}".`,
    );
  });

  it('may say that nothing is captured', async () => {
    const capture = {
      EnableCapture: false,
      InitialSamplingPercentage: 1,
      DestinationS3Uri: 's3://bucket/c',
      CaptureOptions: [{ CaptureMode: 'Input' }],
    };
    expect(await failure(variant('v', 'm'), { DataCaptureConfig: capture })).toBe('accepted');
  });

  it.each([
    ['a model that is not there', variant('v', 'n'), {}, /Could not find model "arn:.*:model\/n"\./],
    ['no instances', { VariantName: 'v', ModelName: 'm' }, {}, /InitialInstanceCount and InstanceType must/],
    [
      'serverless variants',
      variant('v', 'm', { ServerlessConfig: { MemorySizeInMB: 1024, MaxConcurrency: 1 } }),
      {},
      /serverless endpoints \(ServerlessConfig\)/,
    ],
    ['accelerators', variant('v', 'm', { AcceleratorType: 'ml.eia1.medium' }), {}, /AcceleratorType/],
    ['no weight at all', variant('v', 'm', { InitialVariantWeight: 0 }), {}, /greater than 0/],
    [
      'a name twice',
      variant('v', 'm'),
      { ProductionVariants: [variant('v', 'm'), variant('v', 'm')] },
      /"v" is given more than once/,
    ],
    [
      'asynchronous requests',
      variant('v', 'm'),
      { AsyncInferenceConfig: { OutputConfig: { S3OutputPath: 's3://bucket/o' } } },
      /AsyncInferenceConfig/,
    ],
    [
      'shadow variants',
      variant('v', 'm'),
      { ShadowProductionVariants: [variant('w', 'm')] },
      /ShadowProductionVariants/,
    ],
    [
      'inference components',
      { VariantName: 'v', InstanceType: 'ml.m5.large', InitialInstanceCount: 1 },
      {},
      /inference components/,
    ],
    [
      'capture',
      variant('v', 'm'),
      {
        DataCaptureConfig: {
          InitialSamplingPercentage: 1,
          DestinationS3Uri: 's3://bucket/c',
          CaptureOptions: [{ CaptureMode: 'Input' }],
        },
      },
      /DataCaptureConfig/,
    ],
  ])('are refused with %s', async (_, one, more, message) => {
    expect(await failure(one, more)).toMatch(message);
    expect(await bench.send('ListEndpointConfigs', {})).toEqual({ EndpointConfigs: [] });
  });
});
