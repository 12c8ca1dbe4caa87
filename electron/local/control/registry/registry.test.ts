import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PageTokens } from '../page-tokens';
import { ControlBench } from '../testing/control-bench';
import { packageRequest } from '../testing/package-request';
import { createRegistry } from './registry';

let bench: ControlBench;
beforeEach(async () => {
  bench = new ControlBench();
  await bench.send('CreateModelPackageGroup', { ModelPackageGroupName: 'Chat' });
});
afterEach(() => bench.close());

/** As another part of the control plane sees it. */
const registry = () =>
  createRegistry({
    database: bench.database,
    objects: {} as never,
    tokens: new PageTokens(bench.database),
    region: 'us-east-1',
    accountId: '123456789012',
    clock: () => bench.now,
  });
const register = async (InferenceSpecification: unknown) =>
  String((await bench.send('CreateModelPackage', packageRequest('Chat', { InferenceSpecification }))).ModelPackageArn);

describe('what a model is made from', () => {
  it('is the container of the package, wherever it says its data lies', async () => {
    const S3DataSource = { S3Uri: 's3://bucket/m.tar.gz', S3DataType: 'S3Object', CompressionType: 'Gzip' };
    const arn = await register({
      Containers: [{ Image: 'i', ModelDataSource: { S3DataSource }, Environment: { A: 'b' } }],
    });
    expect(registry().packageByArn(arn)).toEqual({
      image: 'i',
      modelDataUrl: 's3://bucket/m.tar.gz',
      environment: { A: 'b' },
      approval: 'PendingManualApproval',
    });
    expect(registry().packageByArn(`${arn}0`)).toBeNull();
  });

  it('is nothing where there are several containers or none', async () => {
    const chain = await register({ Containers: [{ Image: 'i' }, { Image: 'j' }] });
    expect(() => registry().packageByArn(chain)).toThrow('is an inference pipeline');
    const nothing = await register(undefined);
    expect(() => registry().packageByArn(nothing)).toThrow('has no InferenceSpecification to run');
  });
});

it('knows what it has by its ARN, as it writes it', async () => {
  const arn = await register({ Containers: [{ Image: 'i' }] });
  const { exists } = registry();
  expect([arn, arn.replace('package/Chat/1', 'package-group/Chat')].map(exists)).toEqual([true, true]);
  const entity = (await bench.send('ListArtifacts', { SourceUri: arn })).ArtifactSummaries as { ArtifactArn: string }[];
  expect(exists(String(entity[0]?.ArtifactArn))).toBe(true);
  expect([arn.toLowerCase(), `${arn}0`, 'x'].map(exists)).toEqual([false, false, false]);
});
