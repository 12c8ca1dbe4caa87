import type { TrainingJob } from '../../../shared/model/training-job';
import type { TrainingSpec } from '../../../shared/model/training-spec';

/**
 * True when the job the service describes is the one this spec asked for. Names are the only
 * idempotency SageMaker offers: after a lost reply this tells one's own job from somebody else's.
 */
export function isSameJob(job: TrainingJob, spec: TrainingSpec): boolean {
  return (
    job.name === spec.name &&
    job.image === spec.image &&
    job.roleArn === spec.roleArn &&
    sameRecord(job.hyperParameters, spec.hyperParameters) &&
    sameRecord(job.environment, spec.environment) &&
    sameInputs(job, spec) &&
    withoutSlash(job.outputS3Uri) === withoutSlash(spec.outputS3Uri) &&
    withoutSlash(job.checkpointS3Uri ?? '') === withoutSlash(spec.checkpointS3Uri ?? '') &&
    job.instanceType === spec.instanceType &&
    job.instanceCount === spec.instanceCount &&
    job.volumeGb === spec.volumeGb &&
    job.maxRuntimeSeconds === spec.maxRuntimeSeconds &&
    job.spot === spec.spot
  );
}

function sameRecord(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}

function sameInputs(job: TrainingJob, spec: TrainingSpec): boolean {
  const places = (inputs: TrainingSpec['inputs']): string =>
    JSON.stringify(inputs.map(({ channel, s3Uri, contentType }) => [channel, withoutSlash(s3Uri), contentType]).sort());
  return places(job.inputs) === places(spec.inputs);
}

function withoutSlash(uri: string): string {
  return uri.replace(/\/$/, '');
}
