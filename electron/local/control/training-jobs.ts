import { AwsError, type Operation } from '../gateway/service';
import type { CheckScope } from './check-bucket';
import { checkTrainingJob } from './check-training-job';
import { describeTrainingJob } from './describe-training-job';
import { notFound, validationFailure } from './errors';
import { listTrainingJobs } from './list-training-jobs';
import type { PageTokens } from './page-tokens';
import { checkTags } from './tags';
import { isTerminal, type TrainingJob } from './training-job';
import type { TrainingJobRequest } from './training-job-request';
import type { TrainingJobRunner } from './training-job-runner';
import type { TrainingJobStore } from './training-job-store';
import { withoutNulls } from './without-nulls';

interface TrainingJobsOptions extends CheckScope {
  readonly store: TrainingJobStore;
  readonly runner: TrainingJobRunner;
  readonly tokens: PageTokens;
  readonly clock: () => number;
}

export interface TrainingJobOperations {
  readonly CreateTrainingJob: Operation;
  readonly DescribeTrainingJob: Operation;
  readonly ListTrainingJobs: Operation;
  readonly StopTrainingJob: Operation;
  readonly DeleteTrainingJob: Operation;
}

/** The operations on training jobs. What one of them acknowledges is on disk. */
export function trainingJobOperations(options: TrainingJobsOptions): TrainingJobOperations {
  const { store, runner, tokens, clock } = options;

  const named = (input: Record<string, unknown>): TrainingJob => {
    const job = store.find(String(input.TrainingJobName));
    if (job === null) throw notFound();
    return job;
  };

  return {
    async CreateTrainingJob(input) {
      const { Tags: tags = [], ...request } = withoutNulls(input) as unknown as TrainingJobRequest;
      const arn = `arn:aws:sagemaker:${options.region}:${options.accountId}:training-job/${request.TrainingJobName.toLowerCase()}`;
      checkTags(tags);
      if (store.findByArn(arn) !== null) throw nameTaken(arn);
      await checkTrainingJob(request, options);
      // Another create of the name may have come first while the buckets were looked up.
      if (!store.insert(request, arn, tags, 'Starting the training job', clock())) throw nameTaken(arn);
      const job = store.find(request.TrainingJobName);
      if (job !== null) runner.start(job);
      return { TrainingJobArn: arn };
    },
    DescribeTrainingJob(input) {
      return describeTrainingJob(store, named(input));
    },
    ListTrainingJobs(input) {
      return listTrainingJobs(store, tokens, input);
    },
    StopTrainingJob(input) {
      const job = named(input);
      if (isTerminal(job.status)) {
        throw validationFailure(`The request was rejected because the training job is in status ${job.status}.`);
      }
      runner.stop(job, 'requested');
      return {};
    },
    DeleteTrainingJob(input) {
      const job = store.find(String(input.TrainingJobName));
      if (job === null) throw new AwsError('ResourceNotFound', 'Requested resource not found.');
      if (!isTerminal(job.status)) {
        throw new AwsError(
          'ResourceInUse',
          `The training job ${job.arn} cannot be deleted because it is in status ${job.status}.`,
        );
      }
      store.delete(job);
      return {};
    },
  };
}

function nameTaken(arn: string): AwsError {
  return new AwsError(
    'ResourceInUse',
    `Training job names must be unique within an AWS account and region, and a training job with this name already exists (${arn})`,
  );
}
