import type { Database } from '../../storage/database';
import { DEFAULT_PAGE, type ListStatefulRequest, SORT_COLUMNS, statefulConditions } from '../list-stateful';
import { readPage } from '../page-query';
import type { PageTokens } from '../page-tokens';
import type { ProcessingJob } from './processing-job';
import { type ProcessingJobRow, toProcessingJob } from './processing-job-store';

/** One page of jobs. Without SortOrder the newest come first when sorted by creation time, as with training jobs. */
export function listProcessingJobs(
  database: Database,
  tokens: PageTokens,
  request: ListStatefulRequest,
): Record<string, unknown> {
  const { NextToken, MaxResults, ...question } = request;
  const sortBy = request.SortBy ?? 'CreationTime';
  const { rows, token } = readPage<ProcessingJobRow>(database, tokens, {
    from: 'processing_jobs',
    conditions: statefulConditions(request),
    column: SORT_COLUMNS[sortBy],
    descending: request.SortOrder === undefined ? sortBy === 'CreationTime' : request.SortOrder === 'Descending',
    size: MaxResults ?? DEFAULT_PAGE,
    question: ['ListProcessingJobs', question],
    token: NextToken,
  });
  return { ProcessingJobSummaries: rows.map(toProcessingJob).map(summary), ...token };
}

function summary(job: ProcessingJob): Record<string, unknown> {
  return {
    ProcessingJobName: job.name,
    ProcessingJobArn: job.arn,
    CreationTime: new Date(job.createdAt),
    ...(job.endedAt === null ? {} : { ProcessingEndTime: new Date(job.endedAt) }),
    LastModifiedTime: new Date(job.modifiedAt),
    ProcessingJobStatus: job.status,
    ...(job.failureReason === null ? {} : { FailureReason: job.failureReason }),
    ...(job.message === null ? {} : { ExitMessage: job.message }),
  };
}
