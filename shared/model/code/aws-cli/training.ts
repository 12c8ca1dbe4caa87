import type { TrainingRequest } from '../../training-request';
import { awsCommand } from './command';

/** The AWS CLI command that creates the same job. */
export function trainingCommand(request: TrainingRequest, region: string): string {
  return awsCommand('sagemaker', 'create-training-job', region, request);
}
