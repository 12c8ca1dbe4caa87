import type { ProcessingJobRequest } from './processing-job-request';

/**
 * Why a valid request cannot be carried out on this machine, as a FailureReason, or null when
 * nothing in its form speaks against it. Such a job is accepted and fails, as on AWS; the runtime
 * adds what only it can know (an image, an interpreter, a number of instances).
 */
export function cannotProcess(request: ProcessingJobRequest): string | null {
  if (request.ProcessingResources.ClusterConfig.InstancePreferences !== undefined)
    return reason('InstancePreferences; give an InstanceType');
  for (const { InputName, AppManaged, S3Input, DatasetDefinition } of request.ProcessingInputs ?? []) {
    if (AppManaged === true) return reason(`input "${InputName}", which is AppManaged`);
    if (DatasetDefinition !== undefined)
      return reason(`input "${InputName}", a DatasetDefinition (Athena or Redshift)`);
    if (S3Input?.S3InputMode === 'Pipe') return reason(`input "${InputName}" in Pipe mode; use S3InputMode File`);
    if (S3Input?.S3Uri.startsWith('s3://') !== true) return reason(`input "${InputName}" by an https address`);
  }
  for (const { OutputName, AppManaged, S3Output, FeatureStoreOutput } of request.ProcessingOutputConfig?.Outputs ??
    []) {
    if (AppManaged === true) return reason(`output "${OutputName}", which is AppManaged`);
    if (FeatureStoreOutput !== undefined)
      return reason(
        `output "${OutputName}", a FeatureStoreOutput (feature group "${FeatureStoreOutput.FeatureGroupName}")`,
      );
    if (S3Output?.S3Uri.startsWith('s3://') !== true) return reason(`output "${OutputName}" by an https address`);
  }
  return null;
}

function reason(what: string): string {
  return `ClientError: The local workspace cannot run this job: it does not have ${what}.`;
}
