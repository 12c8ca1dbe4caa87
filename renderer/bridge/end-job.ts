import { failureText } from '../../shared/errors/failure-text';
import type { Workspace } from '../../shared/model/workspace';
import { request } from './client';

/** Stop asks the job to end; delete removes one that has ended. */
export type EndJob = 'stop' | 'delete';

/** What is asked before; the answer names job, account, region and workspace beside it. */
export const endJobQuestions: Readonly<
  Record<EndJob, { readonly title: string; readonly consequence: string; readonly confirm: string }>
> = {
  stop: {
    title: 'Stop this job?',
    consequence:
      'Training ends now. The service gives the program time to save what it has; then what is in its model folder is uploaded.',
    confirm: 'Stop job',
  },
  delete: {
    title: 'Delete this job?',
    consequence: 'The job leaves the list for good, with its log and curves in Upside. Its artifacts in S3 stay.',
    confirm: 'Delete job',
  },
};

/** What to say of it in a notice; a job that stops says so itself wherever it shows. */
export interface EndJobOutcome {
  readonly id: string;
  readonly type: 'success' | 'error';
  readonly header: string;
  readonly content?: string;
}

/** Ends a job after the person confirmed it; null when nothing remains to be said. */
export async function endJob(
  kind: EndJob,
  name: string,
  { id, accountId, region }: Workspace,
): Promise<EndJobOutcome | null> {
  const one = { workspaceId: id, name };
  const answer =
    kind === 'stop'
      ? await request('jobs.stop', one)
      : await request('jobs.delete', { ...one, confirmed: { accountId, region, target: name } });
  const notice = `${kind} ${name}`;
  if (answer.ok) return kind === 'stop' ? null : { id: notice, type: 'success', header: `${name} is deleted` };
  const header = `${name} was not ${kind === 'stop' ? 'stopped' : 'deleted'}`;
  return { id: notice, type: 'error', header, content: failureText(answer.error) };
}
