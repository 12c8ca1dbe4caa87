import { type ProcessingSpec, processingSpecSchema } from '../../../shared/model/processing-job';
import type { Workspace } from '../../../shared/model/workspace';
import type { AuditOutcome, AuditTrail } from '../audit/ports';
import type { AwsWorkspace } from '../aws-ports';
import type { Clock, Logger } from '../platform-ports';
import type { JournalStore } from '../store-ports';
import { mayBeUnderWay } from '../under-way';
import type { ProcessingPoller } from './poller';
import { isSameProcessingJob } from './same-job';

export const launchAction = 'processing.launch';
/** One that gave a sign of life since may still be on its way from another process, ms. */
const stillUnderWay = 120_000;

interface ProcessingJournalOptions {
  readonly workspaceId: string;
  /** Known once the workspace was reached. */
  readonly workspace: () => Workspace | null;
  readonly journal: JournalStore;
  readonly poller: ProcessingPoller;
  readonly audit: AuditTrail;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Finds out what became of launches whose outcome was never written down: this process or another
 * was killed between the call and its record, or nobody answered. Resolves to whether all were settled.
 */
export async function resolveProcessing(aws: AwsWorkspace, options: ProcessingJournalOptions): Promise<boolean> {
  const { clock, journal, logger, poller, workspaceId } = options;
  let settled = true;
  for (const entry of await journal.open(workspaceId)) {
    if (entry.action !== launchAction) continue;
    const described = await poller.read(aws, entry.target);
    if (!described.ok && described.error.code !== 'job.not-found') return false;
    const spec = parseSpec(entry.requestJson);
    if (described.ok && spec && isSameProcessingJob(described.data, spec)) {
      await record(options, entry.target, 'done', `the job exists as ${described.data.arn}.`);
      await journal.settle(entry.id, 'done', clock.now());
    } else if (mayBeUnderWay(entry, clock, stillUnderWay)) {
      settled = false;
      continue;
    } else {
      const found = described.ok ? 'the job there is not the one asked for.' : 'there is no such job.';
      await record(options, entry.target, 'rejected', found);
      await journal.settle(entry.id, 'rejected', clock.now());
    }
    logger.info('journal.resolved', { action: entry.action, target: entry.target, found: described.ok });
  }
  return settled;
}

function record(
  { audit, workspace, workspaceId }: ProcessingJournalOptions,
  name: string,
  outcome: AuditOutcome,
  found: string,
): Promise<void> {
  const { accountId = '', region = '' } = workspace() ?? {};
  const detail = `Its end was not written down at the time. Found out later: ${found}`;
  return audit.record({
    workspaceId,
    accountId,
    region,
    action: launchAction,
    target: `processing-job/${name}`,
    outcome,
    detail,
  });
}

function parseSpec(json: string): ProcessingSpec | null {
  try {
    return processingSpecSchema.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}
