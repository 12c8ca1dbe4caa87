import type { TrainingRequest } from '../../training-request';
import type { Upload } from '../upload';
import { awsCommand, inTurn } from './command';
import { uploadCommands } from './upload';

/** The AWS CLI commands that create the same job, once what it reads is there. */
export function trainingCommand(request: TrainingRequest, uploads: readonly Upload[], region: string): string {
  return inTurn([...uploadCommands(uploads, region), awsCommand('sagemaker', 'create-training-job', region, request)]);
}
