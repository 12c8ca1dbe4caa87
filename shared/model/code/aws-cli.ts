import { toTrainingRequest } from '../training-request';
import type { TrainingSpec } from '../training-spec';

/**
 * The AWS CLI command that creates the same job, for a POSIX shell. Structured arguments are JSON
 * in single quotes, so nothing in a value is ever expanded by the shell.
 */
export function toAwsCli(spec: TrainingSpec, region: string): string {
  const request = toTrainingRequest(spec);
  const lines = [
    'aws sagemaker create-training-job',
    `--region ${quote(region)}`,
    `--training-job-name ${quote(request.TrainingJobName)}`,
    `--role-arn ${quote(request.RoleArn)}`,
    `--algorithm-specification ${json(request.AlgorithmSpecification)}`,
    ...(request.HyperParameters ? [`--hyper-parameters ${json(request.HyperParameters)}`] : []),
    ...(request.Environment ? [`--environment ${json(request.Environment)}`] : []),
    `--input-data-config ${json(request.InputDataConfig)}`,
    `--output-data-config ${json(request.OutputDataConfig)}`,
    ...(request.CheckpointConfig ? [`--checkpoint-config ${json(request.CheckpointConfig)}`] : []),
    `--resource-config ${json(request.ResourceConfig)}`,
    `--stopping-condition ${json(request.StoppingCondition)}`,
    ...(request.EnableManagedSpotTraining ? ['--enable-managed-spot-training'] : []),
    ...(request.Tags ? [`--tags ${json(request.Tags)}`] : []),
  ];
  return lines.join(' \\\n  ');
}

function json(value: unknown): string {
  return quote(JSON.stringify(value));
}

/** A word as a POSIX shell takes it: bare where that is safe, else single-quoted. */
function quote(text: string): string {
  return /^[A-Za-z0-9_./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
