import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EndpointBench } from '../../testing/endpoint-bench';

let bench: EndpointBench;
beforeEach(() => {
  bench = new EndpointBench();
});
afterEach(() => bench.close());

const role = 'arn:aws:iam::123456789012:role/UpsideLocalExecution';
const data = 's3://bucket/model.tar.gz';
const arn = (name: string) => `arn:aws:sagemaker:us-east-1:123456789012:model/${name}`;
const failure = (more: Record<string, unknown>) =>
  bench.failure('CreateModel', { ModelName: 'm', ExecutionRoleArn: role, ...more });

/** A version of the registry with this image. */
async function packaged(): Promise<string> {
  await bench.send('CreateModelPackageGroup', { ModelPackageGroupName: 'g' });
  const { ModelPackageArn } = await bench.send('CreateModelPackage', {
    ModelPackageGroupName: 'g',
    InferenceSpecification: {
      Containers: [{ Image: 'packaged', ModelDataUrl: data, Environment: { A: '1', B: '1' } }],
      SupportedContentTypes: ['text/plain'],
      SupportedResponseMIMETypes: ['text/plain'],
    },
  });
  return String(ModelPackageArn);
}

describe('models', () => {
  it('are made, described, listed, tagged and deleted', async () => {
    expect(await bench.model('One', { Environment: { A: '1' } })).toEqual({ ModelArn: arn('one') });
    expect(await bench.send('DescribeModel', { ModelName: 'One' })).toEqual({
      ModelName: 'One',
      ModelArn: arn('one'),
      ExecutionRoleArn: role,
      CreationTime: new Date(bench.now),
      EnableNetworkIsolation: false,
      PrimaryContainer: { Image: 'One', ModelDataUrl: data, Mode: 'SingleModel', Environment: { A: '1' } },
    });
    bench.now += 1000;
    await bench.model('two');
    bench.now += 1000;
    await bench.model('three');
    const list = async (more: Record<string, unknown>) => {
      const page = await bench.send('ListModels', more);
      return [(page.Models as { ModelName: string }[]).map(({ ModelName }) => ModelName), page.NextToken] as const;
    };
    expect((await list({}))[0]).toEqual(['three', 'two', 'One']);
    expect((await list({ NameContains: 't', SortBy: 'Name', SortOrder: 'Ascending' }))[0]).toEqual(['three', 'two']);
    const [first, NextToken] = await list({ MaxResults: 2 });
    expect(first).toEqual(['three', 'two']);
    expect(await list({ NextToken, MaxResults: 2 })).toEqual([['One'], undefined]);
    await bench.send('AddTags', { ResourceArn: arn('one'), Tags: [{ Key: 'k', Value: 'v' }] });
    expect(await bench.send('ListTags', { ResourceArn: arn('one') })).toEqual({ Tags: [{ Key: 'k', Value: 'v' }] });
    await bench.send('DeleteModel', { ModelName: 'One' });
    expect(await bench.failure('DescribeModel', { ModelName: 'One' })).toBe(
      `ValidationException: Could not find model "${arn('one')}".`,
    );
  });

  it('have names of their own, whatever the case', async () => {
    await bench.model('m');
    expect(await bench.failure('CreateModel', { ModelName: 'M', PrimaryContainer: { Image: 'i' } })).toBe(
      `ValidationException: Cannot create already existing model "${arn('m')}".`,
    );
  });

  it('are made of a package, whose environment the model may add to', async () => {
    const ModelPackageName = await packaged();
    await bench.send('CreateModel', {
      ModelName: 'm',
      ExecutionRoleArn: role,
      Containers: [{ ModelPackageName, Environment: { B: '2' } }],
    });
    await bench.send('CreateEndpointConfig', {
      EndpointConfigName: 'c',
      ProductionVariants: [{ VariantName: 'v', ModelName: 'm', InitialInstanceCount: 1, InstanceType: 'ml.m5.large' }],
    });
    await bench.send('CreateEndpoint', { EndpointName: 'e', EndpointConfigName: 'c' });
    expect(bench.serving.instances[0]?.spec).toMatchObject({
      image: 'packaged',
      modelDataUrl: data,
      environment: { A: '1', B: '2' },
      startupSeconds: 480,
    });
  });

  it.each([
    ['no container', {}, /Exactly one of/],
    ['two kinds of container', { PrimaryContainer: { Image: 'i' }, Containers: [{ Image: 'i' }] }, /Exactly one of/],
    ['a pipeline', { Containers: [{ Image: 'i' }, { Image: 'j' }] }, /inference pipelines/],
    ['several models', { PrimaryContainer: { Image: 'i', Mode: 'MultiModel' } }, /multi-model/],
    ['nothing to run', { PrimaryContainer: { ModelDataUrl: data } }, /Either Image or/],
    [
      'data that are not there',
      { PrimaryContainer: { Image: 'i', ModelDataUrl: 's3://bucket/none' } },
      /Could not find model data at s3:\/\/bucket\/none\./,
    ],
    ['a package that is not there', { PrimaryContainer: { ModelPackageName: 'p' } }, /Could not find model package/],
    [
      'a VPC',
      { PrimaryContainer: { Image: 'i' }, VpcConfig: { SecurityGroupIds: ['s'], Subnets: ['n'] } },
      /VpcConfig/,
    ],
    ['isolation', { PrimaryContainer: { Image: 'i' }, EnableNetworkIsolation: true }, /EnableNetworkIsolation/],
    [
      'a role of another account',
      { PrimaryContainer: { Image: 'i' }, ExecutionRoleArn: 'arn:aws:iam::000000000000:role/x' },
      /Cross-account/,
    ],
  ])('are refused with %s', async (_, more, message) => {
    expect(await failure(more)).toMatch(message);
    expect(await bench.failure('DescribeModel', { ModelName: 'm' })).toMatch(/Could not find/);
  });
});
