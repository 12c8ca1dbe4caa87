import type { MappedTraining } from '../mapped-training';
import { configuration } from './configuration';
import { bodyOf } from './from-request';
import { block } from './hcl';

/** The same job as aws_sagemaker_training_job, whose arguments are the members of CreateTrainingJob. */
export function trainingConfiguration(request: MappedTraining, region: string): string {
  const { attributes, blocks } = bodyOf(request);
  return configuration(region, [block('resource', ['aws_sagemaker_training_job', 'job'], attributes, blocks)]);
}
