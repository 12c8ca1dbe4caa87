import type { ProcessingRequest } from '../../processing-request';
import { awsCommand } from './command';

/** The AWS CLI command that starts the same processing job. */
export function processingCommand(request: ProcessingRequest, region: string): string {
  return awsCommand('sagemaker', 'create-processing-job', region, request);
}
