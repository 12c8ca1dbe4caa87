import { describe, expect, it } from 'vitest';
import { recipeSchema } from '../../../shared/model/recipe';
import type { TrainingJob } from '../../../shared/model/training-job';
import { plainTraining } from '../../../shared/model/training-spec';
import { buildSpec } from './build-spec';
import { type Draft, readDraft } from './draft';
import { draftFromJob, newDraft, withSamples } from './new-draft';
import { reachableStep, stepProblems } from './step-problems';
import { uploadKey } from './upload-key';

const recipe = recipeSchema.parse({
  id: 'location-classifier',
  title: 'Location classifier',
  summary: '',
  image: 'upside.local/location-classifier:1',
  channels: [
    { name: 'train', required: true, explanation: '', extensions: ['.csv'], rows: 'labelled-text' },
    { name: 'validation', required: false, explanation: '', extensions: ['.csv'], rows: 'labelled-text' },
  ],
  hyperParameters: [
    {
      kind: 'number',
      name: 'epochs',
      label: 'Epochs',
      explanation: '',
      default: '20',
      min: 1,
      max: 100,
      integer: true,
    },
    { kind: 'class-weights', name: 'class_weights', label: 'Class weights', explanation: '', default: 'balanced' },
  ],
  metricDefinitions: [{ name: 'train:loss', regex: 'train_loss=([0-9.]+)' }],
  objective: { metric: 'train:loss', direction: 'minimize' },
  defaults: { instanceType: 'ml.m5.large', instanceCount: 1, volumeGb: 10, maxRuntimeSeconds: 7_200 },
});
const defaults = { bucket: 'a-bucket', roleArn: 'arn:aws:iam::123456789012:role/UpsideLocalExecution' };
const fresh = newDraft(recipe, 'my-job', 5);
const complete: Draft = {
  ...fresh,
  channels: { train: { kind: 'file', token: 't', name: 'my lines.csv', bytes: 3, uploadedTo: null } },
};

describe('a new draft', () => {
  it('holds the recipe’s defaults', () => {
    expect(fresh.hyperParameters).toEqual({ epochs: '20', class_weights: 'balanced' });
    expect(fresh.compute).toMatchObject({ instanceType: 'ml.m5.large', maxRunTime: { amount: '2', unit: 'hours' } });
  });

  it('takes the samples of its own recipe only', () => {
    const sample = { name: 's', title: '', summary: '', channel: 'train', fileName: 's.csv', bytes: 1 };
    expect(withSamples(fresh, [{ ...sample, recipeId: 'other' }]).channels).toEqual({});
    expect(withSamples(fresh, [{ ...sample, recipeId: recipe.id }]).channels).toEqual({
      train: { kind: 'sample', name: 's', uploadedTo: null },
    });
  });

  it('is read back as it was saved, and a damaged one is none', () => {
    expect(readDraft(JSON.stringify(complete))).toEqual(complete);
    expect([readDraft(null), readDraft('{'), readDraft('{"version":2}')]).toEqual([null, null, null]);
  });
});

describe('a clone', () => {
  const job = {
    ...plainTraining,
    image: recipe.image,
    roleArn: defaults.roleArn,
    entrypoint: [],
    arguments: [],
    metricDefinitions: [],
    environment: {},
    name: 'the-old-one',
    hyperParameters: { epochs: '33', extra: 'kept' },
    inputs: [{ channel: 'train', s3Uri: 's3://b/train.csv', contentType: 'text/csv' }],
    instanceType: 'ml.c5.xlarge',
    instanceCount: 2,
    volumeGb: 30,
    maxRuntimeSeconds: 5_400,
    spot: true,
    checkpointS3Uri: 's3://b/checkpoints',
  } as unknown as TrainingJob;

  it('repeats the job’s data, values and compute under the new name', () => {
    const draft = draftFromJob(job, recipe, 'the-new-one', 5);
    expect(draft).toMatchObject({
      name: 'the-new-one',
      clonedFrom: 'the-old-one',
      channels: { train: { kind: 'object', s3Uri: 's3://b/train.csv' } },
      hyperParameters: { epochs: '33', extra: 'kept', class_weights: 'balanced' },
      compute: { instanceType: 'ml.c5.xlarge', instanceCount: '2', volumeGb: '30', spot: true, checkpoints: true },
    });
    expect(draft.compute.maxRunTime).toEqual({ amount: '90', unit: 'minutes' });
  });
});

describe('steps', () => {
  it('are left only when nothing is wrong in them', () => {
    expect(stepProblems(0, { ...complete, name: '-x' }, recipe)).toHaveProperty('name');
    expect(stepProblems(0, complete, null)).toHaveProperty('recipe');
    expect(stepProblems(1, fresh, recipe)).toEqual({ train: 'Choose data for train.' });
    expect(
      stepProblems(1, { ...fresh, channels: { train: { kind: 'object', s3Uri: 's3://b' } } }, recipe),
    ).toHaveProperty('train');
    expect(stepProblems(2, { ...complete, hyperParameters: { epochs: '101', class_weights: 'none' } }, recipe)).toEqual(
      {
        epochs: 'Epochs is from 1 to 100.',
      },
    );
    const compute = {
      ...complete.compute,
      instanceType: 'large',
      volumeGb: '1.5',
      maxRunTime: { amount: '29', unit: 'days' as const },
    };
    expect(Object.keys(stepProblems(3, { ...complete, compute }, recipe))).toEqual([
      'instanceType',
      'volumeGb',
      'maxRunTime',
    ]);
    for (const step of [0, 1, 2, 3, 4]) expect(stepProblems(step, complete, recipe)).toEqual({});
  });

  it('are passed up to the first that is not done', () => {
    expect(reachableStep(0, 4, complete, recipe)).toBe(4);
    expect(reachableStep(0, 4, fresh, recipe)).toBe(1);
    expect(reachableStep(2, 4, fresh, recipe)).toBe(4);
  });
});

describe('the spec', () => {
  it('names the object a file will be uploaded to, under the job’s own name', () => {
    const built = buildSpec(complete, recipe, defaults, []);
    expect(built).toMatchObject({
      kind: 'ready',
      spec: {
        inputs: [
          { channel: 'train', s3Uri: 's3://a-bucket/data/training/my-job/train/my-lines.csv', contentType: 'text/csv' },
        ],
        maxRuntimeSeconds: 7_200,
        checkpointS3Uri: null,
      },
    });
  });

  it('uses the confirmed address once there is one', () => {
    const uploaded: Draft = {
      ...complete,
      channels: { train: { kind: 'sample', name: 's', uploadedTo: 's3://a-bucket/there.csv' } },
    };
    expect(buildSpec(uploaded, recipe, defaults, [])).toMatchObject({
      spec: { inputs: [{ s3Uri: 's3://a-bucket/there.csv' }] },
    });
  });

  it('says which fields keep it from being one', () => {
    const built = buildSpec({ ...fresh, name: '' }, recipe, defaults, []);
    expect(built.kind === 'incomplete' && built.problems.map(({ field }) => field)).toEqual(['name', 'inputs']);
  });
});

it('an upload’s key has no character that needs escaping in S3', () => {
  const file = { kind: 'file', token: '', name: 'Zeilen & Orte/é.csv', bytes: 1, uploadedTo: null } as const;
  const key = uploadKey('j', 'train', file, []);
  expect(key).toBe('data/training/j/train/Zeilen-Orte-.csv');
});

it('a sample’s upload has the extension of its format', () => {
  const sample = { kind: 'sample', name: 'talk', uploadedTo: null } as const;
  const key = uploadKey('j', 'train', sample, [{ name: 'talk', fileName: 'talk.jsonl' }]);
  expect(key).toBe('data/training/j/train/talk.jsonl');
});
