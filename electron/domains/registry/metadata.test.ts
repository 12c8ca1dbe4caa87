import { expect, it } from 'vitest';
import type { TrainingJob } from '../../../shared/model/training-job';
import { dataHashes, packageMetadata } from './metadata';

const sha = 'a'.repeat(64);
const job = (hyperParameters: Readonly<Record<string, string>>): TrainingJob =>
  ({
    name: 'J',
    arn: 'arn:aws:sagemaker:us-east-1:123456789012:training-job/j',
    inputs: [{ channel: 'train', s3Uri: 's3://b/train.csv', contentType: null }],
    hyperParameters,
  }) as unknown as TrainingJob;

it('says where a version comes from', () => {
  expect(packageMetadata(job({ epochs: '3' }), 'classifier', { 's3://b/train.csv': sha }, 'token')).toEqual({
    'upside.request': 'token',
    'upside.job': 'arn:aws:sagemaker:us-east-1:123456789012:training-job/j',
    'upside.job-name': 'J',
    'upside.recipe': 'classifier',
    'data.train': 's3://b/train.csv',
    'data.train.sha256': sha,
    'hyperparameter.epochs': '3',
  });
});

it('leaves out what the service would refuse and keeps to its limits', () => {
  const many = Object.fromEntries(Array.from({ length: 100 }, (_v, i) => [`p${i}`, '1']));
  const kept = packageMetadata(
    job({ ...many, a_weights: '{"harbour": 2}', b_long: 'x'.repeat(257), c_empty: '', ['d'.repeat(129)]: '1' }),
    null,
    {},
    'token',
  );
  expect(Object.keys(kept)).toHaveLength(50);
  expect(Object.keys(kept).filter((name) => /a_weights|b_long|c_empty|ddd/.test(name))).toEqual([]);
  expect(kept['upside.request']).toBe('token');
});

it('finds the hashes of data sets in a history', () => {
  const vertex = (source: string | null, properties: Readonly<Record<string, string>>) => ({
    arn: 'a',
    lineageType: 'Artifact',
    type: 'DataSet',
    name: null,
    source,
    properties,
  });
  const vertices = [
    vertex('s3://b/1', { Sha256: sha }),
    vertex('s3://b/2', { sha256: 'not a hash' }),
    vertex(null, { Sha256: sha }),
  ];
  expect(dataHashes({ vertices, edges: [] })).toEqual({ 's3://b/1': sha });
});
