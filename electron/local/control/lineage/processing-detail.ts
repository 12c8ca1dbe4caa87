import type { UploadedOutput } from '../../runtime/processing/processing-runtime';
import type { ProcessingJob } from '../processing/processing-job';
import type { TrialDetail } from './lineage-entity';
import { trialParameters } from './trial-parameters';

/** What the trial component of a processing job tells about it, under the keys SageMaker gives its own jobs. */
export function processingDetail(job: ProcessingJob, outputs: readonly UploadedOutput[], endedAt: number): TrialDetail {
  const { AppSpecification, Environment, ProcessingInputs, ProcessingResources } = job.request;
  const cluster = ProcessingResources.ClusterConfig;
  return {
    parameters: trialParameters({
      ...Environment,
      'SageMaker.ImageUri': AppSpecification.ImageUri,
      'SageMaker.InstanceCount': cluster.InstanceCount,
      'SageMaker.InstanceType': cluster.InstanceType,
      'SageMaker.VolumeSizeInGB': cluster.VolumeSizeInGB,
    }),
    inputs: Object.fromEntries(
      (ProcessingInputs ?? []).flatMap(({ InputName, S3Input }) =>
        S3Input === undefined ? [] : [[InputName, { Value: S3Input.S3Uri }]],
      ),
    ),
    outputs: Object.fromEntries(outputs.map(({ name, s3Uri }) => [name, { Value: s3Uri }])),
    metrics: [],
    statusMessage: job.failureReason ?? job.message,
    startedAt: job.startedAt,
    endedAt,
  };
}
