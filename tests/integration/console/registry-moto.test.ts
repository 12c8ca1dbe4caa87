import { afterAll, beforeAll, expect, it } from 'vitest';
import { createAwsWorkspace } from '../../../electron/aws/aws-workspace';
import type { AwsWorkspace } from '../../../electron/domains/aws-ports';
import { versionOf } from '../../../electron/domains/registry/register-once';
import type { NewPackage } from '../../../shared/model/new-package';
import { type Moto, startMoto } from '../../fakes/moto';
import { must } from '../../fakes/opened-console';

const never = new AbortController().signal;
let moto: Moto;
let aws: AwsWorkspace;
beforeAll(async () => {
  moto = await startMoto();
  aws = createAwsWorkspace(moto.connection);
}, 180_000);
afterAll(async () => {
  aws?.close();
  await moto?.stop();
});

const request = (clientToken: string, more: Partial<NewPackage> = {}): NewPackage => ({
  group: 'bots',
  clientToken,
  description: 'A first one',
  image: '123456789012.dkr.ecr.us-east-1.amazonaws.com/serve:1',
  modelDataUrl: 's3://bucket/out/job/output/model.tar.gz',
  contentTypes: ['application/json'],
  responseTypes: ['application/json'],
  environment: { SAGEMAKER_PROGRAM: 'inference.py' },
  metricsS3Uri: 's3://bucket/out/job/output/evaluation.json',
  metadata: { 'upside.request': clientToken, 'hyperparameter.epochs': '3' },
  approval: 'PendingManualApproval',
  ...more,
});

it('makes a group and lists it', async () => {
  const { arn } = must(await aws.registry.createGroup('bots', 'Characters that talk'));
  expect(arn).toBe('arn:aws:sagemaker:us-east-1:123456789012:model-package-group/bots');
  const [group] = must(await aws.registry.listGroups(never));
  expect(group).toMatchObject({ name: 'bots', arn, description: 'Characters that talk', status: 'Completed' });
});

it('registers versions with all that is known of them, and reads the same back', async () => {
  const { arn } = must(await aws.registry.createPackage(request('one')));
  must(await aws.registry.createPackage(request('two', { description: null, metricsS3Uri: null })));
  const described = must(await aws.registry.describePackage(arn));
  const { group, image, metadata, metricsS3Uri, modelDataUrl, contentTypes, environment } = request('one');
  expect(described).toMatchObject({ arn, group, version: 1, image, modelDataUrl, metadata, metricsS3Uri });
  expect(described).toMatchObject({ contentTypes, environment, approval: 'PendingManualApproval', approvalNote: null });
  const versions = must(await aws.registry.listPackages('bots', never));
  expect(versions.map(({ version }) => version)).toEqual([2, 1]);
  must(await aws.registry.createGroup('others', null));
  must(await aws.registry.createPackage(request('three', { group: 'others' })));
  const everywhere = must(await aws.registry.listPackages(null, never));
  expect(everywhere.map((one) => `${one.group}/${one.version}`).sort()).toEqual(['bots/1', 'bots/2', 'others/1']);
});

it('knows the version that a request made by its token', async () => {
  const [second] = must(await aws.registry.listPackages('bots', never));
  expect(must(await versionOf(aws.registry, request('two'), never))).toBe(second?.arn);
  expect(must(await versionOf(aws.registry, request('never sent'), never))).toBeNull();
});

it('approves with a note', async () => {
  const [newest] = must(await aws.registry.listPackages('bots', never));
  const arn = newest?.arn ?? '';
  must(await aws.registry.setApproval(arn, 'Approved', 'Better on every figure.'));
  expect(must(await aws.registry.describePackage(arn))).toMatchObject({
    approval: 'Approved',
    approvalNote: 'Better on every figure.',
  });
});

it('names what is not there', async () => {
  const arn = 'arn:aws:sagemaker:us-east-1:123456789012:model-package/bots/99';
  expect(await aws.registry.describePackage(arn)).toMatchObject({ ok: false, error: { code: 'model.not-found' } });
});
