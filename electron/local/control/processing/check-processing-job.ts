import { belowProcessing, processingRoot } from '../../runtime/processing/local-path';
import { type CheckScope, checkBucket } from '../check-bucket';
import { validationFailure } from '../errors';
import type { ProcessingJobRequest } from './processing-job-request';

/**
 * The checks of CreateProcessingJob that go beyond single members: whether members fit each other, the
 * role's account, and whether the output buckets exist. Throws AwsError. Input data is looked at only
 * when the job loads it.
 */
export async function checkProcessingJob(request: ProcessingJobRequest, scope: CheckScope): Promise<void> {
  const { ProcessingInputs: inputs = [], ProcessingOutputConfig } = request;
  const outputs = ProcessingOutputConfig?.Outputs ?? [];
  checkNames(
    'ProcessingInputs',
    inputs.map(({ InputName }) => InputName),
  );
  checkNames(
    'ProcessingOutputConfig',
    outputs.map(({ OutputName }) => OutputName),
  );
  for (const { InputName, S3Input, DatasetDefinition, AppManaged } of inputs) {
    checkSource(`input "${InputName}"`, [S3Input, DatasetDefinition]);
    if (S3Input !== undefined) checkLocalPath(`input "${InputName}"`, S3Input.LocalPath, AppManaged);
  }
  for (const { OutputName, S3Output, FeatureStoreOutput, AppManaged } of outputs) {
    checkSource(`output "${OutputName}"`, [S3Output, FeatureStoreOutput]);
    if (S3Output !== undefined) checkLocalPath(`output "${OutputName}"`, S3Output.LocalPath, AppManaged);
  }
  // Roles are not kept here: every role of this account counts as existing, none of another does.
  if (request.RoleArn.split(':')[4] !== scope.accountId)
    throw validationFailure('RoleArn: Cross-account pass role is not allowed.');
  for (const { S3Output } of outputs) {
    if (S3Output?.S3Uri.startsWith('s3://') === true)
      await checkBucket(S3Output.S3Uri, 'processing output config', request.RoleArn, scope);
  }
}

function checkNames(member: string, names: readonly string[]): void {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    throw validationFailure(`Invalid ${member}. Names must be unique, but "${twice}" is given more than once.`);
}

function checkSource(which: string, places: readonly unknown[]): void {
  if (places.filter((place) => place !== undefined).length !== 1)
    throw validationFailure(`Invalid ${which}. Exactly one of its kinds of location must be specified.`);
}

/** Developer guide, "How Amazon SageMaker Processing Configures Input and Output For Your Processing Container". */
function checkLocalPath(which: string, localPath: string | undefined, appManaged = false): void {
  if (appManaged && localPath === undefined) return;
  if (localPath === undefined)
    throw validationFailure(`Invalid ${which}. LocalPath is required unless AppManaged is true.`);
  if (belowProcessing(localPath) === null)
    throw validationFailure(`Invalid ${which}. LocalPath ${localPath} must begin with ${processingRoot}/.`);
}
