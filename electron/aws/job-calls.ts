import type { Result } from '../../shared/errors/result';
import { attempt, collect, pages } from './call';
import { stateConflict } from './state-conflict';

/** How SageMaker's lists of jobs are asked for, whatever kind of jobs: newest first, a hundred a page. */
export interface JobPage {
  readonly MaxResults: number;
  readonly SortBy: 'CreationTime';
  readonly SortOrder: 'Descending';
  readonly LastModifiedTimeAfter?: Date;
  readonly NextToken?: string;
}

/** Every job of a list, page by page; `onPage` sees each as it comes. `what`: in words, such as "training jobs". */
export function listJobs<T>(
  what: string,
  modifiedAfter: number | undefined,
  onPage: ((items: readonly T[], more: boolean) => void | Promise<void>) | undefined,
  send: (page: JobPage) => Promise<{ readonly items: readonly T[]; readonly next: string | undefined }>,
): Promise<Result<readonly T[]>> {
  return attempt(`list the ${what}`, () =>
    collect(
      pages(
        what,
        (token) =>
          send({
            MaxResults: 100,
            SortBy: 'CreationTime',
            SortOrder: 'Descending',
            ...(modifiedAfter !== undefined && { LastModifiedTimeAfter: new Date(modifiedAfter) }),
            ...(token !== undefined && { NextToken: token }),
          }),
        onPage,
      ),
    ),
  );
}

/** Stops or deletes a job; `job.state` where its state forbids it. */
export async function changeJob(name: string, action: string, send: () => Promise<unknown>): Promise<Result<null>> {
  const changed = await attempt(action, async () => {
    await send();
    return null;
  });
  return stateConflict(name, changed);
}
