import type { TrainingJobRequest } from './training-job-request';

/**
 * Members of a request that are accepted and described, and make no difference on one machine: it has no
 * VPC, no KMS and no instances to keep warm. The job's log says so, so that nobody relies on them.
 */
export function notEnforced(request: TrainingJobRequest): readonly string[] {
  const { OutputDataConfig, ResourceConfig } = request;
  const named: readonly (readonly [string, unknown])[] = [
    ['VpcConfig', request.VpcConfig],
    ['EnableNetworkIsolation', request.EnableNetworkIsolation],
    ['EnableInterContainerTrafficEncryption', request.EnableInterContainerTrafficEncryption],
    ['VolumeKmsKeyId', ResourceConfig?.VolumeKmsKeyId],
    ['OutputDataConfig.KmsKeyId', OutputDataConfig.KmsKeyId],
    ['KeepAlivePeriodInSeconds', ResourceConfig?.KeepAlivePeriodInSeconds],
  ];
  // False, zero and no key ask for nothing.
  return named.flatMap(([name, value]) => (value ? [name] : []));
}
