import { AwsError, type Operation } from '../../gateway/service';
import type { Database } from '../../storage/database';
import type { CheckScope } from '../check-bucket';
import { validationFailure } from '../errors';
import type { PageTokens } from '../page-tokens';
import { checkTags } from '../tags';
import { withoutNulls } from '../without-nulls';
import { checkProcessingJob } from './check-processing-job';
import { describeProcessingJob } from './describe-processing-job';
import { listProcessingJobs } from './list-processing-jobs';
import { hasEnded, type ProcessingJob } from './processing-job';
import type { ProcessingJobRequest } from './processing-job-request';
import type { ProcessingJobRunner } from './processing-job-runner';
import type { ProcessingJobStore } from './processing-job-store';

interface ProcessingJobsOptions extends CheckScope {
  readonly database: Database;
  readonly store: ProcessingJobStore;
  readonly runner: ProcessingJobRunner;
  readonly tokens: PageTokens;
  readonly clock: () => number;
}

export interface ProcessingJobOperations {
  readonly CreateProcessingJob: Operation;
  readonly DescribeProcessingJob: Operation;
  readonly ListProcessingJobs: Operation;
  readonly StopProcessingJob: Operation;
  readonly DeleteProcessingJob: Operation;
}

/** The operations on processing jobs. What one of them acknowledges is on disk. */
export function processingJobOperations(options: ProcessingJobsOptions): ProcessingJobOperations {
  const { database, store, runner, tokens, clock } = options;

  const named = (input: Record<string, unknown>): ProcessingJob => {
    const name = String(input.ProcessingJobName);
    const job = store.find(name);
    // A ValidationException, though the reference names ResourceNotFound: the waiters of the SDKs know it as that.
    if (job === null) throw validationFailure(`Could not find requested job with name: ${name}`);
    return job;
  };

  return {
    async CreateProcessingJob(input) {
      const { Tags: tags = [], ...request } = withoutNulls(input) as unknown as ProcessingJobRequest;
      const arn = `arn:aws:sagemaker:${options.region}:${options.accountId}:processing-job/${request.ProcessingJobName.toLowerCase()}`;
      checkTags(tags);
      if (store.findByArn(arn) !== null) throw nameTaken(arn);
      await checkProcessingJob(request, options);
      // Another create of the name may have come first while the buckets were looked up.
      if (!store.insert(request, arn, tags, clock())) throw nameTaken(arn);
      const job = store.find(request.ProcessingJobName);
      if (job !== null) runner.start(job);
      return { ProcessingJobArn: arn };
    },
    DescribeProcessingJob(input) {
      return describeProcessingJob(named(input));
    },
    ListProcessingJobs(input) {
      return listProcessingJobs(database, tokens, input);
    },
    StopProcessingJob(input) {
      const job = named(input);
      if (hasEnded(job.status)) {
        throw validationFailure(`The request was rejected because the processing job is in status ${job.status}.`);
      }
      runner.stop(job);
      return {};
    },
    DeleteProcessingJob(input) {
      const job = store.find(String(input.ProcessingJobName));
      if (job === null) throw new AwsError('ResourceNotFound', 'Requested resource not found.');
      if (!hasEnded(job.status)) {
        throw new AwsError(
          'ResourceInUse',
          `The processing job ${job.arn} cannot be deleted because it is in status ${job.status}.`,
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
    `Job name must be unique within an AWS account and region, and a job with this name already exists (${arn})`,
  );
}
