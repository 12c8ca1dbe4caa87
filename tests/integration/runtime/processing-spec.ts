import type { ProcessingRunSpec } from '../../../electron/local/runtime/processing/processing-runtime';

/** A job of the built-in program prepare-dialogue, with what a test wants to be different. */
export function processingSpec(overrides: Partial<ProcessingRunSpec> = {}): ProcessingRunSpec {
  const jobName = overrides.jobName ?? 'job';
  return {
    jobName,
    jobArn: `arn:aws:sagemaker:us-east-1:000000000000:processing-job/${jobName}`,
    region: 'us-east-1',
    image: 'upside.local/prepare-dialogue:1',
    entrypoint: [],
    arguments: [],
    environment: {},
    inputs: [
      {
        ...{ name: 'words', s3Uri: 's3://bucket/words/', s3DataType: 'S3Prefix', compression: 'None' },
        localPath: '/opt/ml/processing/input/words',
      },
    ],
    outputs: [
      { name: 'loud', s3Uri: 's3://bucket/loud', mode: 'EndOfJob', localPath: '/opt/ml/processing/output/loud' },
    ],
    instanceType: 'ml.m5.large',
    instanceCount: 1,
    volumeGb: 1,
    maxRuntimeSeconds: 3600,
    jobConfig: { ProcessingJobName: jobName },
    ...overrides,
  };
}
