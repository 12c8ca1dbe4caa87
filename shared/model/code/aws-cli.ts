import { toTrainingRequest } from '../training-request';
import type { TrainingSpec } from '../training-spec';
import { jsonWord, shellWord } from './shell-words';

/**
 * The AWS CLI command that creates the same job, for a POSIX shell. Structured arguments are JSON
 * in single quotes, so nothing in a value is ever expanded by the shell.
 */
export function toAwsCli(spec: TrainingSpec, region: string): string {
  const request = toTrainingRequest(spec);
  const lines = [
    'aws sagemaker create-training-job',
    `--region ${shellWord(region)}`,
    `--training-job-name ${shellWord(request.TrainingJobName)}`,
    `--role-arn ${shellWord(request.RoleArn)}`,
    `--algorithm-specification ${jsonWord(request.AlgorithmSpecification)}`,
    ...(request.HyperParameters ? [`--hyper-parameters ${jsonWord(request.HyperParameters)}`] : []),
    ...(request.Environment ? [`--environment ${jsonWord(request.Environment)}`] : []),
    `--input-data-config ${jsonWord(request.InputDataConfig)}`,
    `--output-data-config ${jsonWord(request.OutputDataConfig)}`,
    ...(request.CheckpointConfig ? [`--checkpoint-config ${jsonWord(request.CheckpointConfig)}`] : []),
    `--resource-config ${jsonWord(request.ResourceConfig)}`,
    `--stopping-condition ${jsonWord(request.StoppingCondition)}`,
    ...(request.EnableManagedSpotTraining ? ['--enable-managed-spot-training'] : []),
    ...(request.Tags ? [`--tags ${jsonWord(request.Tags)}`] : []),
  ];
  return lines.join(' \\\n  ');
}
