import type { TrainingRunSpec } from '../../../electron/local/runtime/training-runtime';

/** A job in script mode as SDK v2 sends it, with what a test wants to be different. */
export function jobSpec(overrides: Partial<TrainingRunSpec> = {}): TrainingRunSpec {
  const jobName = overrides.jobName ?? 'job';
  return {
    jobName,
    jobArn: `arn:aws:sagemaker:us-east-1:000000000000:training-job/${jobName}`,
    attempt: 1,
    region: 'us-east-1',
    image: '000000000000.dkr.ecr.us-east-1.amazonaws.com/pytorch-training:2',
    entrypoint: [],
    arguments: [],
    metricDefinitions: [],
    hyperParameters: {
      sagemaker_program: '"train.py"',
      sagemaker_submit_directory: '"s3://bucket/code/sourcedir.tar.gz"',
    },
    environment: {},
    channels: [],
    outputS3Uri: 's3://bucket/out/',
    checkpoint: null,
    instanceType: 'ml.m5.large',
    instanceCount: 1,
    volumeGb: 1,
    maxRuntimeSeconds: 3600,
    notEnforced: [],
    ...overrides,
  };
}
