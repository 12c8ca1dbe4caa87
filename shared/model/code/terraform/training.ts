import type { MappedTraining } from '../mapped-training';
import type { Upload } from '../upload';
import { configuration } from './configuration';
import { bodyOf } from './from-request';
import { block } from './hcl';
import { uploadReferences, uploadResources } from './upload';

/** The same job as aws_sagemaker_training_job, whose arguments are the members of CreateTrainingJob, after what it reads. */
export function trainingConfiguration(request: MappedTraining, uploads: readonly Upload[], region: string): string {
  const { attributes, blocks } = bodyOf(request);
  const job = { ...attributes, depends_on: uploadReferences(uploads) };
  return configuration(region, [
    ...uploadResources(uploads),
    block('resource', ['aws_sagemaker_training_job', 'job'], job, blocks),
  ]);
}
