import type { TrainingJobRequest } from './training-job-request';

/** Hyperparameters by which the framework images are told to start a script on several devices. */
const DISTRIBUTED = /^sagemaker_(mpi|torch_distributed|pytorch_ddp|distributed_dataparallel|parameter_server)_enabled$/;

const DATA_TYPES = new Set(['S3Prefix', 'ManifestFile', 'AugmentedManifestFile']);

/**
 * Why a valid request cannot be carried out on this machine, as a FailureReason, or null when
 * nothing in its form speaks against it. Such a job is accepted and fails, as on AWS; the runtime
 * adds what only it can know (an image, an interpreter, a number of instances).
 */
export function cannotRun(request: TrainingJobRequest): string | null {
  const { AlgorithmSpecification, InputDataConfig, OutputDataConfig, ResourceConfig, ServerlessJobConfig } = request;
  if (ServerlessJobConfig !== undefined) return reason('serverless training jobs (ServerlessJobConfig)');
  if (AlgorithmSpecification?.AlgorithmName !== undefined) {
    return reason(`algorithms by name (AlgorithmName "${AlgorithmSpecification.AlgorithmName}"); give a TrainingImage`);
  }
  if (ResourceConfig?.InstanceGroups !== undefined) return reason('heterogeneous clusters (InstanceGroups)');
  if (ResourceConfig?.InstancePreferences !== undefined) return reason('InstancePreferences; give an InstanceType');
  if (ResourceConfig?.TrainingPlanArn !== undefined) return reason('training plans (TrainingPlanArn)');
  if (OutputDataConfig.CompressionType === 'NONE') return reason('uncompressed output (CompressionType NONE)');
  const launcher = Object.entries(request.HyperParameters ?? {}).find(
    ([name, value]) => DISTRIBUTED.test(name) && /^"?true"?$/i.test(value.trim()),
  );
  if (launcher !== undefined) return reason(`distributed training (hyperparameter ${launcher[0]})`);
  for (const { ChannelName, DataSource } of InputDataConfig ?? []) {
    const source = DataSource.S3DataSource;
    if (source === undefined) return reason(`channel "${ChannelName}", whose data is not in S3`);
    if (!DATA_TYPES.has(source.S3DataType))
      return reason(`channel "${ChannelName}" of the S3DataType ${source.S3DataType}`);
  }
  return null;
}

function reason(what: string): string {
  return `ClientError: The local workspace cannot run this job: it does not have ${what}.`;
}
