import type { ProcessingRequest } from '../../processing-request';
import type { Upload } from '../upload';
import { awsCommand, inTurn } from './command';
import { uploadCommands } from './upload';

/** The AWS CLI commands that start the same processing job, once what it reads is there. */
export function processingCommand(request: ProcessingRequest, uploads: readonly Upload[], region: string): string {
  return inTurn([
    ...uploadCommands(uploads, region),
    awsCommand('sagemaker', 'create-processing-job', region, request),
  ]);
}
