import { expect, it } from 'vitest';
import { processingJobSchema } from '../../shared/model/processing-job';
import { describeReply, toProcessingJob } from './processing-reply';

const least = {
  ProcessingJobName: 'a',
  ProcessingJobArn: 'arn:aws:sagemaker:us-east-1:123456789012:processing-job/a',
  ProcessingJobStatus: 'InProgress',
  CreationTime: new Date(1_000),
  AppSpecification: { ImageUri: 'image' },
};
const read = (more: Readonly<Record<string, unknown>>) => toProcessingJob(describeReply.parse({ ...least, ...more }));

it('reads a description that says the least', () => {
  const job = read({});
  expect(processingJobSchema.parse(job)).toEqual(job);
  expect(job).toMatchObject({ modifiedAt: 1_000, startedAt: null, spec: { inputs: [], maxRuntimeSeconds: 86_400 } });
});

it('leaves out places that are no folders filled from S3', () => {
  const s3 = { S3Uri: 's3://b/raw', LocalPath: '/opt/ml/processing/input/raw' };
  const { spec } = read({
    ProcessingInputs: [
      { InputName: 'raw', S3Input: s3 },
      { InputName: 'whole', S3Input: { ...s3, S3Uri: 's3://b' } },
      { InputName: 'athena', DatasetDefinition: {} },
      { InputName: 'managed', S3Input: { S3Uri: 's3://b/x' } },
    ],
    ProcessingOutputConfig: { Outputs: [{ OutputName: 'features', FeatureStoreOutput: {} }] },
  });
  expect(spec.inputs.map(({ name, s3Uri }) => [name, s3Uri])).toEqual([
    ['raw', 's3://b/raw'],
    ['whole', 's3://b/'],
  ]);
  expect(spec.outputs).toEqual([]);
});

it('keeps what a job says of itself apart from why it failed', () => {
  expect(read({ ProcessingJobStatus: 'Failed', FailureReason: 'why', ExitMessage: 'said' })).toMatchObject({
    status: 'Failed',
    failureReason: 'why',
    statusMessage: 'said',
  });
});
