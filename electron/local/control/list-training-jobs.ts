import { DEFAULT_PAGE, type ListStatefulRequest, SORT_COLUMNS, statefulConditions } from './list-stateful';
import { type Condition, whenGiven } from './page-query';
import type { PageTokens } from './page-tokens';
import type { TrainingJob } from './training-job';
import type { TrainingJobStore } from './training-job-store';

/** ListTrainingJobs as the service names it; validated. Times as Date. */
export interface ListTrainingJobsRequest extends ListStatefulRequest {
  readonly WarmPoolStatusEquals?: string;
  readonly TrainingPlanArnEquals?: string;
}

/**
 * One page of jobs. Pages go by the last row's sort value and id, so jobs created while somebody
 * pages neither repeat nor hide a row.
 *
 * Two surprises of the service are kept. With StatusEquals and MaxResults together a page is taken
 * first and filtered by status afterwards, so it may be short or empty and still have a token. And
 * without SortOrder the newest come first when sorted by creation time, though the reference calls
 * Ascending the default; the operation's own example sorts "from the most current to the oldest".
 */
export function listTrainingJobs(
  store: TrainingJobStore,
  tokens: PageTokens,
  request: ListTrainingJobsRequest,
): Record<string, unknown> {
  const { NextToken, MaxResults, ...question } = request;
  // There are no warm pools here, so no job has one in whatever state is asked for.
  if (request.WarmPoolStatusEquals !== undefined) return { TrainingJobSummaries: [] };

  const filterAfterPaging = request.StatusEquals !== undefined && MaxResults !== undefined;
  const conditions = filters(request, filterAfterPaging);
  const sortBy = request.SortBy ?? 'CreationTime';
  const descending = request.SortOrder === undefined ? sortBy === 'CreationTime' : request.SortOrder === 'Descending';
  const column = SORT_COLUMNS[sortBy];
  if (NextToken !== undefined) {
    const { value, id } = tokens.read(['ListTrainingJobs', question], NextToken);
    conditions.push([`(${column}, id) ${descending ? '<' : '>'} (?, ?)`, value, id]);
  }

  const size = MaxResults ?? DEFAULT_PAGE;
  const direction = descending ? 'DESC' : 'ASC';
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.map(([text]) => text).join(' AND ')}`;
  const rows = store.select(`${where} ORDER BY ${column} ${direction}, id ${direction} LIMIT ?`, [
    ...conditions.flatMap(([, ...parameters]) => parameters),
    size + 1,
  ]);
  const page = rows.slice(0, size);
  const last = page.at(-1);
  const shown = filterAfterPaging ? page.filter((job) => job.status === request.StatusEquals) : page;
  return {
    TrainingJobSummaries: shown.map(summary),
    ...(rows.length > size && last !== undefined
      ? { NextToken: tokens.write(['ListTrainingJobs', question], { value: sortValue(last, sortBy), id: last.id }) }
      : {}),
  };
}

function filters({ StatusEquals, ...request }: ListTrainingJobsRequest, withoutStatus: boolean): Condition[] {
  return [
    ...statefulConditions(withoutStatus || StatusEquals === undefined ? request : { ...request, StatusEquals }),
    ...whenGiven("json_extract(request, '$.ResourceConfig.TrainingPlanArn') = ?", request.TrainingPlanArnEquals),
  ];
}

function sortValue(job: TrainingJob, sortBy: keyof typeof SORT_COLUMNS): string | number {
  if (sortBy === 'Name') return job.name;
  return sortBy === 'Status' ? job.status : job.createdAt;
}

function summary(job: TrainingJob): Record<string, unknown> {
  const plan = job.request.ResourceConfig?.TrainingPlanArn;
  return {
    TrainingJobName: job.name,
    TrainingJobArn: job.arn,
    CreationTime: new Date(job.createdAt),
    ...(job.endedAt === null ? {} : { TrainingEndTime: new Date(job.endedAt) }),
    LastModifiedTime: new Date(job.modifiedAt),
    TrainingJobStatus: job.status,
    SecondaryStatus: job.secondaryStatus,
    ...(plan === undefined ? {} : { TrainingPlanArn: plan }),
  };
}
