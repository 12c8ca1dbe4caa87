import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Recipe, recipeRunsOn, recipeSchema } from '../../../../shared/model/recipe';
import type { TrainingJob } from '../../../../shared/model/training-job';
import { sentHyperParameters, sentInputs } from '../../../../shared/model/training-request';
import type { TrainingSpec } from '../../../../shared/model/training-spec';
import { buildSpec } from '../build-spec';
import { type Draft, readDraft } from '../draft';
import { draftFromJob, newDraft } from '../new-draft';
import { stepProblems } from '../step-problems';
import { noAccount } from './account-draft';
import type { LaunchPlace } from './account-problems';
import { roleFor } from './role-for';

const recipe: Recipe = recipeSchema.parse(JSON.parse(readFileSync('resources/recipes/own-container.json', 'utf8')));
const aws: LaunchPlace = { kind: 'aws', roleArn: '', brought: null };
const defaults = { bucket: 'a-bucket', roleArn: '' };
const fresh = newDraft(recipe, 'my-job', 5);
const complete: Draft = {
  ...fresh,
  channels: { train: { kind: 'object', s3Uri: 's3://b/train/' } },
  hyperParameters: { lr: '1' },
  compute: { ...fresh.compute, instanceCount: '2', spot: true, checkpoints: true },
  account: {
    ...noAccount,
    roleArn: 'arn:aws:iam::123456789012:role/jobs',
    image: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/train@sha256:1a',
    scriptS3Uri: 's3://b/code/sourcedir.tar.gz',
    distribution: 'mpi',
    processes: '4',
    maxWait: { amount: '2', unit: 'hours' },
    checkpointFolder: '/opt/ml/kept',
    subnetIds: ['subnet-1'],
    securityGroupIds: ['sg-1'],
    isolation: true,
    encryptTraffic: true,
    volumeKey: 'arn:aws:kms:eu-west-1:123456789012:key/1a',
    outputKey: 'alias/output',
    retryAttempts: '3',
    metrics: [
      { name: 'loss', value: 'loss=(.*)' },
      { name: '', value: '' },
    ],
    tags: [{ name: 'team', value: 'nlp' }],
    environment: [{ name: 'A', value: '1' }],
  },
};
const built = (draft: Draft): TrainingSpec => {
  const result = buildSpec(draft, recipe, defaults, [], aws);
  if (result.kind !== 'ready') throw new Error(JSON.stringify(result.problems));
  return result.spec;
};

describe('the account part of a draft', () => {
  it('becomes the spec it says, and empty rows nothing', () => {
    expect(built(complete)).toMatchObject({
      image: complete.account.image,
      roleArn: complete.account.roleArn,
      script: { sourceS3Uri: 's3://b/code/sourcedir.tar.gz', entryPoint: 'train.py' },
      distribution: { kind: 'mpi', processesPerHost: 4, options: '' },
      maxWaitSeconds: 7_200,
      checkpointLocalPath: '/opt/ml/kept',
      network: { subnetIds: ['subnet-1'], securityGroupIds: ['sg-1'], isolation: true, encryptTraffic: true },
      retryAttempts: 3,
      keepAliveSeconds: null,
      metricDefinitions: [{ name: 'loss', regex: 'loss=(.*)' }],
      tags: { 'upside:recipe': 'own-container', team: 'nlp' },
      environment: { A: '1' },
    });
    for (const step of [0, 1, 2, 3]) expect(stepProblems(step, complete, recipe, aws)).toEqual({});
  });

  it('is left out on this machine', () => {
    const here = { bucket: 'b', roleArn: complete.account.roleArn };
    const result = buildSpec(complete, { ...recipe, image: 'upside.local/mine:1' }, here, []);
    expect(result).toMatchObject({
      kind: 'ready',
      spec: { network: { subnetIds: [] }, script: null, environment: {} },
    });
  });

  it('survives being kept, and a draft of before it has an empty one', () => {
    expect(readDraft(JSON.stringify(complete))).toEqual(complete);
    const { account: _, ...earlier } = complete;
    expect(readDraft(JSON.stringify(earlier))?.account).toEqual(noAccount);
  });

  it.each<[string, 0 | 3, Partial<Draft['account']>, string]>([
    ['no image', 0, { image: '' }, 'image'],
    ['a script outside its archive', 0, { entryPoint: '../x.py' }, 'script.entryPoint'],
    ['processes that are no number', 0, { processes: 'many' }, 'distribution.processesPerHost'],
    ['no role', 3, { roleArn: '' }, 'roleArn'],
    ['subnets without groups', 3, { securityGroupIds: [] }, 'network.securityGroupIds'],
    ['a wait below the run', 3, { maxWait: { amount: '1', unit: 'minutes' } }, 'maxWaitSeconds'],
    ['a wait that is no number', 3, { maxWait: { amount: 'long', unit: 'hours' } }, 'maxWaitSeconds'],
    ['a warm pool on spot', 3, { keepWarmMinutes: '10' }, 'keepAliveSeconds'],
    ['half a retry', 3, { retryAttempts: '1.5' }, 'retryAttempts'],
    ['a metric without expression', 3, { metrics: [{ name: 'loss', value: '' }] }, 'metricDefinitions.0.regex'],
    ['a tag of AWS', 3, { tags: [{ name: 'aws:x', value: '' }] }, 'tags'],
  ])('with %s says so on its step', (_what, step, changes, field) => {
    const draft = { ...complete, account: { ...complete.account, ...changes } };
    expect(Object.keys(stepProblems(step, draft, recipe, aws))).toEqual([field]);
    expect(stepProblems(step, draft, recipe)).toEqual({});
  });

  it('is what a clone of the job has, down to its script and its further channels', () => {
    const channels = { train: complete.channels.train, extra: { kind: 'object', s3Uri: 's3://b/extra/' } } as const;
    const spec = built({ ...complete, channels: channels as Draft['channels'] });
    const job = {
      ...spec,
      hyperParameters: sentHyperParameters(spec),
      inputs: sentInputs(spec),
      entrypoint: [],
      arguments: [],
    } as unknown as TrainingJob;
    const again = built(draftFromJob(job, recipe, spec.name, 5));
    // Tags are not part of a description.
    expect(again).toEqual({ ...spec, tags: { 'upside:recipe': 'own-container' } });
  });
});

it('asks for a role that may use what the draft names, and nothing else', () => {
  expect(roleFor(complete, recipe, 'a-bucket', { accountId: '999999999999' }, 'r')).toEqual({
    name: 'r',
    buckets: ['a-bucket', 'b'],
    kmsKeyArns: ['arn:aws:kms:eu-west-1:123456789012:key/1a'],
    registries: ['123456789012'],
    subnetIds: ['subnet-1'],
    securityGroupIds: ['sg-1'],
  });
});

it('offers a recipe where it says that it runs', () => {
  const local = { runsOn: ['local'] } as const;
  expect([recipeRunsOn(local, 'local'), recipeRunsOn(local, 'aws')]).toEqual([true, false]);
  expect([recipeRunsOn(recipe, 'local'), recipeRunsOn(recipe, 'aws')]).toEqual([false, true]);
});
