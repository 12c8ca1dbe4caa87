import type { InputChannel, TrainingJob } from '../../../shared/model/training-job';
import { sentHyperParameters, sentInputs } from '../../../shared/model/training-request';
import type { TrainingSpec } from '../../../shared/model/training-spec';

/**
 * True when the job the service describes is the one this spec asked for. Names are the only
 * idempotency SageMaker offers: after a lost reply this tells one's own job from somebody else's.
 */
export function isSameJob(job: TrainingJob, spec: TrainingSpec): boolean {
  return job.name === spec.name && sameProgram(job, spec) && samePlaces(job, spec) && sameCompute(job, spec);
}

function sameProgram(job: TrainingJob, spec: TrainingSpec): boolean {
  return (
    job.image === spec.image &&
    job.roleArn === spec.roleArn &&
    job.inputMode === spec.inputMode &&
    sameList(job.entrypoint, spec.container.entrypoint) &&
    sameList(job.arguments, spec.container.arguments) &&
    sameRecord(job.hyperParameters, sentHyperParameters(spec)) &&
    sameRecord(job.environment, spec.environment)
  );
}

function samePlaces(job: TrainingJob, spec: TrainingSpec): boolean {
  return (
    places(job.inputs) === places(sentInputs(spec)) &&
    withoutSlash(job.outputS3Uri) === withoutSlash(spec.outputS3Uri) &&
    job.outputCompression === spec.outputCompression &&
    sameKey(job.outputKmsKeyId, spec.outputKmsKeyId) &&
    withoutSlash(job.checkpointS3Uri ?? '') === withoutSlash(spec.checkpointS3Uri ?? '') &&
    checkpointFolder(job) === checkpointFolder(spec)
  );
}

function sameCompute(job: TrainingJob, spec: TrainingSpec): boolean {
  return (
    job.instanceType === spec.instanceType &&
    job.instanceCount === spec.instanceCount &&
    job.volumeGb === spec.volumeGb &&
    sameKey(job.volumeKmsKeyId, spec.volumeKmsKeyId) &&
    job.maxRuntimeSeconds === spec.maxRuntimeSeconds &&
    job.spot === spec.spot &&
    longestWait(job) === longestWait(spec) &&
    job.retryAttempts === spec.retryAttempts &&
    job.keepAliveSeconds === spec.keepAliveSeconds &&
    job.network.isolation === spec.network.isolation &&
    job.network.encryptTraffic === spec.network.encryptTraffic &&
    sameSet(job.network.subnetIds, spec.network.subnetIds) &&
    sameSet(job.network.securityGroupIds, spec.network.securityGroupIds)
  );
}

/** Of a job not on spot, descriptions differ in whether they name a wait that means nothing. */
function longestWait(of: Pick<TrainingSpec, 'spot' | 'maxWaitSeconds' | 'maxRuntimeSeconds'> | TrainingJob) {
  return of.spot ? (of.maxWaitSeconds ?? of.maxRuntimeSeconds) : null;
}

function checkpointFolder(of: Pick<TrainingSpec, 'checkpointLocalPath'>): string {
  return of.checkpointLocalPath ?? '/opt/ml/checkpoints';
}

/** A key may be asked for by id, alias or ARN; an alias does not say which key it stands for. */
function sameKey(described: string | null, asked: string | null): boolean {
  if (described === null || asked === null) return described === asked;
  const isAlias = /(^|:)alias\//.test(asked);
  return described === asked || isAlias || keyId(described) === keyId(asked);
}

function keyId(key: string): string {
  return key.slice(key.lastIndexOf('/') + 1);
}

function sameRecord(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return sameList(a.toSorted(), b.toSorted());
}

function places(inputs: readonly InputChannel[]): string {
  return JSON.stringify(
    inputs.map(({ channel, s3Uri, contentType }) => [channel, withoutSlash(s3Uri), contentType]).sort(),
  );
}

function withoutSlash(uri: string): string {
  return uri.replace(/\/$/, '');
}
