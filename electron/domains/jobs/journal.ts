import { type TrainingSpec, trainingSpecSchema } from '../../../shared/model/training-spec';
import type { Workspace } from '../../../shared/model/workspace';
import type { AuditOutcome, AuditTrail } from '../audit/ports';
import type { AwsWorkspace } from '../aws-ports';
import type { Clock, Logger } from '../platform-ports';
import type { OfflineStore } from '../store-ports';
import { mayBeUnderWay } from '../under-way';
import { isSameJob } from './same-job';

/** One that gave a sign of life since may still be on its way from another process, ms. */
const stillUnderWay = 120_000;

export interface JournalOptions {
  readonly workspaceId: string;
  /** Known once the workspace was reached. */
  readonly workspace: () => Workspace | null;
  readonly store: OfflineStore;
  readonly audit: AuditTrail;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Finds out what became of calls whose outcome was never written down: this process or another was
 * killed between the call and its record, or nobody answered. Resolves to whether all were settled.
 */
export async function resolveJournal(aws: AwsWorkspace, options: JournalOptions): Promise<boolean> {
  const { audit, clock, logger, store, workspaceId } = options;
  let settled = true;
  const record = async (
    { action, target }: { readonly action: string; readonly target: string },
    outcome: AuditOutcome,
    found: string,
  ): Promise<void> => {
    const { accountId = '', region = '' } = options.workspace() ?? {};
    const detail = `Its end was not written down at the time. Found out later: ${found}`;
    await audit.record({
      workspaceId,
      accountId,
      region,
      action: `jobs.${action}`,
      target: `job/${target}`,
      outcome,
      detail,
    });
  };
  for (const entry of await store.journal.open(workspaceId)) {
    // Other domains journal theirs as domain.action and resolve it themselves.
    if (entry.action !== 'launch' && entry.action !== 'delete') continue;
    const described = await aws.trainingJobs.describe(entry.target);
    const missing = !described.ok && described.error.code === 'job.not-found';
    if (!described.ok && !missing) return false;
    const young = mayBeUnderWay(entry, clock, stillUnderWay);
    const spec = entry.action === 'launch' ? parseSpec(entry.requestJson) : null;
    if (entry.action === 'launch' && described.ok && spec && isSameJob(described.data, spec)) {
      await store.jobs.saveJob(workspaceId, described.data, clock.now());
      await record(entry, 'done', `the job exists as ${described.data.arn}.`);
      await store.journal.settle(entry.id, 'done', clock.now());
    } else if (entry.action === 'delete' && missing) {
      await store.jobs.remove(workspaceId, entry.target);
      await record(entry, 'done', 'the job is gone.');
      await store.journal.settle(entry.id, 'done', clock.now());
    } else if (young) {
      settled = false;
      continue;
    } else {
      await record(
        entry,
        'rejected',
        described.ok ? 'the job there is not the one asked for, or is still there.' : 'there is no such job.',
      );
      await store.journal.settle(entry.id, 'rejected', clock.now());
    }
    logger.info('journal.resolved', { action: entry.action, target: entry.target, found: described.ok });
  }
  return settled;
}

function parseSpec(json: string): TrainingSpec | null {
  try {
    return trainingSpecSchema.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}
