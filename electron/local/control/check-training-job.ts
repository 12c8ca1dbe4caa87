import { AwsError } from '../gateway/service';
import { type CheckScope, checkBucket } from './check-bucket';
import { validationFailure } from './errors';
import { maxRuntimeSeconds, type TrainingJobRequest } from './training-job-request';

/** 28 days in seconds, the longest a training job may be given. */
const LONGEST_RUN_SECONDS = 2_419_200;

/**
 * The checks of CreateTrainingJob that go beyond single members: whether members fit each other, the
 * role's account, and whether the output buckets exist. Throws AwsError. Input data is looked at only
 * when the job loads it.
 */
export async function checkTrainingJob(request: TrainingJobRequest, scope: CheckScope): Promise<void> {
  checkPresence(request);
  checkAlgorithm(request);
  checkTimes(request);
  checkWarmPool(request);
  checkChannels(request);
  checkRole(request.RoleArn, scope.accountId);
  await checkBucket(request.OutputDataConfig.S3OutputPath, 'output data config', request.RoleArn, scope);
  if (request.CheckpointConfig !== undefined) {
    await checkBucket(request.CheckpointConfig.S3Uri, 'checkpoint config', request.RoleArn, scope);
  }
}

/** Optional in the service's model only for the sake of serverless jobs. */
function checkPresence(request: TrainingJobRequest): void {
  if (request.ServerlessJobConfig !== undefined) return;
  const missing = (['AlgorithmSpecification', 'ResourceConfig'] as const).filter(
    (member) => request[member] === undefined,
  );
  if (missing.length === 0) return;
  const texts = missing.map((member) => {
    const field = member.charAt(0).toLowerCase() + member.slice(1);
    return `Value null at '${field}' failed to satisfy constraint: Member must not be null`;
  });
  throw validationFailure(
    `${texts.length} validation error${texts.length === 1 ? '' : 's'} detected: ${texts.join('; ')}`,
  );
}

function checkAlgorithm({ AlgorithmSpecification: algorithm }: TrainingJobRequest): void {
  if (algorithm !== undefined && (algorithm.TrainingImage === undefined) === (algorithm.AlgorithmName === undefined)) {
    throw validationFailure(
      'Invalid AlgorithmSpecification. Exactly one of TrainingImage and AlgorithmName must be specified.',
    );
  }
}

function checkTimes(request: TrainingJobRequest): void {
  const longest = maxRuntimeSeconds(request);
  const wait = request.StoppingCondition?.MaxWaitTimeInSeconds;
  if (longest > LONGEST_RUN_SECONDS) {
    throw new AwsError(
      'ResourceLimitExceeded',
      `The account-level service limit 'Longest run time for a training job' is ${LONGEST_RUN_SECONDS} Seconds, ` +
        `with current utilization of 0 Seconds and a request delta of ${longest} Seconds.`,
    );
  }
  if (request.EnableManagedSpotTraining !== true) {
    if (wait === undefined) return;
    throw validationFailure(
      'Invalid MaxWaitTimeInSeconds. It is only supported when EnableManagedSpotTraining is set to true',
    );
  }
  if (wait === undefined || wait < longest) {
    throw validationFailure(
      'Invalid MaxWaitTimeInSeconds. It must be present and be greater than or equal to MaxRuntimeInSeconds',
    );
  }
}

/** As the developer guide has it: warm pools and spot instances exclude each other. */
function checkWarmPool({ EnableManagedSpotTraining, ResourceConfig }: TrainingJobRequest): void {
  if (EnableManagedSpotTraining === true && (ResourceConfig?.KeepAlivePeriodInSeconds ?? 0) > 0) {
    throw validationFailure(
      'Invalid KeepAlivePeriodInSeconds. It is not supported when EnableManagedSpotTraining is set to true',
    );
  }
}

function checkChannels({ InputDataConfig: channels = [] }: TrainingJobRequest): void {
  const names = channels.map(({ ChannelName }) => ChannelName);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    throw validationFailure(
      `Invalid InputDataConfig. Channel names must be unique, but "${twice}" is given more than once.`,
    );
  for (const { ChannelName, DataSource } of channels) {
    if (Object.values(DataSource).filter((source) => source !== undefined && source !== null).length !== 1) {
      throw validationFailure(
        `Invalid DataSource of channel "${ChannelName}". Exactly one data source must be specified.`,
      );
    }
  }
}

/** Roles are not kept here: every role of this account counts as existing, none of another does. */
function checkRole(roleArn: string, accountId: string): void {
  if (roleArn.split(':')[4] !== accountId)
    throw new AwsError('AccessDeniedException', 'Cross-account pass role is not allowed.');
}
