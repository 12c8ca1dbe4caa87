import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ControlBench } from '../testing/control-bench';
import { packageRequest } from '../testing/package-request';

const group = 'arn:aws:sagemaker:us-east-1:123456789012:model-package-group/Chat';
const version = (number: number) => `arn:aws:sagemaker:us-east-1:123456789012:model-package/Chat/${number}`;

let bench: ControlBench;
beforeEach(async () => {
  bench = new ControlBench();
  await bench.send('CreateModelPackageGroup', { ModelPackageGroupName: 'Chat' });
});
afterEach(() => bench.close());

const create = (more: Record<string, unknown> = {}) => bench.send('CreateModelPackage', packageRequest('Chat', more));
const refusal = (more: Record<string, unknown>) => bench.failure('CreateModelPackage', packageRequest('Chat', more));
const describePackage = (ModelPackageName: string) => bench.send('DescribeModelPackage', { ModelPackageName });
const update = (more: Record<string, unknown>) =>
  bench.send('UpdateModelPackage', { ModelPackageArn: version(1), ...more });

describe('a version of a group', () => {
  it('is described as it was asked for', async () => {
    bench.etags.set('s3://bucket/out/a/output/model.tar.gz', 'abc');
    const more = {
      ModelPackageDescription: 'first',
      ModelMetrics: { ModelQuality: { Statistics: { ContentType: 'application/json', S3Uri: 's3://bucket/e.json' } } },
      CustomerMetadataProperties: { job: 'a' },
      MetadataProperties: { GeneratedBy: 'upside' },
      Domain: 'NATURAL_LANGUAGE_PROCESSING',
      Task: 'TEXT_GENERATION',
      ClientToken: 't',
    };
    expect(await create(more)).toEqual({ ModelPackageArn: version(1) });
    const { ClientToken, ...kept } = more;
    expect(await describePackage(version(1))).toEqual({
      ...kept,
      ModelPackageName: 'Chat',
      ModelPackageGroupName: 'Chat',
      ModelPackageVersion: 1,
      ModelPackageArn: version(1),
      ModelPackageStatus: 'Completed',
      ModelPackageStatusDetails: { ValidationStatuses: [], ImageScanStatuses: [] },
      ModelApprovalStatus: 'PendingManualApproval',
      InferenceSpecification: {
        Containers: [
          {
            Image: 'upside.local/location-classifier:1',
            ModelDataUrl: 's3://bucket/out/a/output/model.tar.gz',
            ModelDataETag: 'abc',
          },
        ],
        SupportedContentTypes: ['application/json'],
        SupportedResponseMIMETypes: ['application/json'],
      },
      CertifyForMarketplace: false,
      CreationTime: new Date(bench.now),
      CreatedBy: {},
    });
    expect(await describePackage('chat/1')).toMatchObject({ ModelPackageArn: version(1) });
  });

  it('has a number that is never given again', async () => {
    await create();
    await create({ ModelPackageGroupName: group });
    await bench.send('DeleteModelPackage', { ModelPackageName: version(2) });
    expect(await create()).toEqual({ ModelPackageArn: version(3) });
    expect(await bench.failure('DescribeModelPackage', { ModelPackageName: version(2) })).toBe(
      `ValidationException: ModelPackage ${version(2)} does not exist.`,
    );
  });

  it.each([
    [
      { ModelPackageName: 'x' },
      'Both ModelPackageName and ModelPackageGroupName are provided in the input. Cannot determine which one to use.',
    ],
    [{ ModelPackageGroupName: undefined }, 'Missing ARN.'],
    [{ ModelPackageGroupName: 'other' }, 'Model Package Group does not exist.'],
    [{ Tags: [{ Key: 'a', Value: 'b' }] }, 'Tags cannot be given for a model package of a group'],
  ])('is refused with %j', async (more, message) => {
    expect(await refusal(more)).toContain(`ValidationException: ${message}`);
    expect(await bench.send('ListModelPackages', { ModelPackageGroupName: 'Chat' })).toEqual({
      ModelPackageSummaryList: [],
    });
  });

  it('that asks for a validation fails, and says why', async () => {
    const profile = {
      ProfileName: 'p',
      TransformJobDefinition: {
        TransformInput: { DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: 's3://bucket/in' } } },
        TransformOutput: { S3OutputPath: 's3://bucket/o' },
        TransformResources: { InstanceType: 'ml.m5.large', InstanceCount: 1 },
      },
    };
    const ValidationSpecification = {
      ValidationRole: 'arn:aws:iam::123456789012:role/UpsideLocalExecution',
      ValidationProfiles: [profile],
    };
    await create({ ValidationSpecification });
    expect(await describePackage(version(1))).toMatchObject({
      ModelPackageStatus: 'Failed',
      ModelPackageStatusDetails: {
        ValidationStatuses: [
          { Name: 'Chat', Status: 'Failed', FailureReason: expect.stringContaining('cannot validate model packages') },
        ],
      },
    });
  });
});

describe('a ClientToken', () => {
  it('gives the first answer again, in whatever order members come, after a restart and a deletion too', async () => {
    await create({ ClientToken: 't', Domain: 'a', Task: 'b' });
    expect(await create({ Task: 'b', Domain: 'a', ClientToken: 't' })).toEqual({ ModelPackageArn: version(1) });
    await bench.send('DeleteModelPackage', { ModelPackageName: version(1) });
    bench.restart();
    expect(await create({ ClientToken: 't', Domain: 'a', Task: 'b' })).toEqual({ ModelPackageArn: version(1) });
    expect(await create({ ClientToken: 'u', Domain: 'a', Task: 'b' })).toEqual({ ModelPackageArn: version(2) });
  });

  it('is refused for another request', async () => {
    await create({ ClientToken: 't' });
    expect(await refusal({ ClientToken: 't', Domain: 'other' })).toMatch(/^ConflictException: The ClientToken t /);
  });

  it('makes one version of two calls at once', async () => {
    const answers = await Promise.all([create({ ClientToken: 't' }), create({ ClientToken: 't' })]);
    expect(answers).toEqual([{ ModelPackageArn: version(1) }, { ModelPackageArn: version(1) }]);
  });
});

describe('an update', () => {
  beforeEach(async () => {
    await create({ CustomerMetadataProperties: { a: '1', b: '2' } });
    bench.now += 1000;
  });

  it('decides with a note, adds and removes metadata', async () => {
    await update({
      ModelApprovalStatus: 'Approved',
      ApprovalDescription: 'better on held-out scenes',
      CustomerMetadataProperties: { b: '3', c: '4' },
      CustomerMetadataPropertiesToRemove: ['a'],
    });
    expect(await describePackage(version(1))).toMatchObject({
      ModelApprovalStatus: 'Approved',
      ApprovalDescription: 'better on held-out scenes',
      CustomerMetadataProperties: { b: '3', c: '4' },
      LastModifiedTime: new Date(bench.now),
      CreationTime: new Date(bench.now - 1000),
    });
    await update({ ModelApprovalStatus: 'Rejected' });
    expect(await describePackage(version(1))).toMatchObject({
      ModelApprovalStatus: 'Rejected',
      CustomerMetadataProperties: { b: '3', c: '4' },
    });
  });

  it('keeps within the limits over several calls', async () => {
    const CustomerMetadataProperties = Object.fromEntries(Array.from({ length: 49 }, (_, index) => [`k${index}`, 'v']));
    expect(
      await bench.failure('UpdateModelPackage', { ModelPackageArn: version(1), CustomerMetadataProperties }),
    ).toContain('no more than 50 customer metadata properties');
    const Containers = [{ Image: 'i' }];
    const more = { AdditionalInferenceSpecificationsToAdd: [{ Name: 'x', Containers }] };
    await update(more);
    expect(await bench.failure('UpdateModelPackage', { ModelPackageArn: version(1), ...more })).toContain(
      'must have unique names, but "x" is there twice',
    );
  });

  it('of what is not there is refused', async () => {
    expect(
      await bench.failure('UpdateModelPackage', { ModelPackageArn: version(7), ModelApprovalStatus: 'Approved' }),
    ).toBe(`ValidationException: ModelPackage ${version(7)} does not exist.`);
  });
});

describe('an unversioned package', () => {
  const named = (more: Record<string, unknown> = {}) =>
    packageRequest('', { ModelPackageGroupName: undefined, ModelPackageName: 'alone', ...more });

  it('has a name of its own and no approval', async () => {
    const arn = 'arn:aws:sagemaker:us-east-1:123456789012:model-package/alone';
    const Tags = [{ Key: 'a', Value: 'b' }];
    expect(await bench.send('CreateModelPackage', named({ Tags }))).toEqual({ ModelPackageArn: arn });
    expect(await bench.send('ListTags', { ResourceArn: arn })).toEqual({ Tags });
    expect(await bench.failure('CreateModelPackage', named())).toBe(
      `ValidationException: Model Package already exists: ${arn}`,
    );
    expect(
      await bench.failure('UpdateModelPackage', { ModelPackageArn: arn, ModelApprovalStatus: 'Approved' }),
    ).toMatch(/^ValidationException: ModelApprovalStatus cannot be set/);
    expect(await bench.send('ListModelPackages', {})).toMatchObject({
      ModelPackageSummaryList: [{ ModelPackageArn: arn }],
    });
    expect(await describePackage('alone')).not.toHaveProperty('ModelApprovalStatus');
  });
});
