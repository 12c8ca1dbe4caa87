import type { AwsWorkspace } from '../aws-ports';
import type { Clock, Logger } from '../platform-ports';
import type { JournalStore } from '../store-ports';
import { isUndecided } from '../undecided';
import { mayBeUnderWay } from '../under-way';
import { parseNewPackage } from './new-package';
import { ensureGroup, registerOnce, versionOf } from './register-once';

/** One that gave a sign of life since may still be on its way from another process, ms. */
const stillUnderWay = 30_000;

export const registerAction = 'models.register';
export const deleteAction = 'models.delete';

export interface RegistryJournalOptions {
  readonly workspaceId: string;
  readonly journal: JournalStore;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly closing: AbortSignal;
  /** Ids this process itself is still working on. */
  readonly underWay: ReadonlySet<string>;
  /** Tells what became of an interrupted call; `target` as the audit log names it. */
  readonly onResolved: (action: string, target: string, outcome: 'done' | 'rejected', detail: string) => Promise<void>;
  readonly onDeleted: (arn: string) => Promise<void>;
}

/**
 * Finds out what became of registrations and deletions whose outcome was never written down. A
 * registration whose version is not there is asked for again with its own token, so that there is
 * exactly one. Resolves to whether all were settled.
 */
export async function resolveRegistry(aws: AwsWorkspace, options: RegistryJournalOptions): Promise<boolean> {
  const { clock, journal, logger, underWay, workspaceId } = options;
  let settled = true;
  for (const entry of await journal.open(workspaceId)) {
    if ((entry.action !== registerAction && entry.action !== deleteAction) || underWay.has(entry.id)) continue;
    const young = mayBeUnderWay(entry, clock, stillUnderWay);
    const outcome =
      entry.action === registerAction
        ? await resolveRegistration(aws, entry.requestJson, young, options)
        : await resolveDeletion(aws, entry.target, young, options);
    if (outcome === null) {
      settled = false;
      continue;
    }
    await journal.settle(entry.id, outcome.kind, clock.now());
    await options.onResolved(entry.action, outcome.target, outcome.kind, outcome.detail);
    logger.info('models.resolved', { action: entry.action, target: entry.target, outcome: outcome.kind });
  }
  return settled;
}

/** Null: it is not known yet. */
type Resolution = {
  readonly kind: 'done' | 'rejected';
  readonly target: string;
  readonly detail: string;
} | null;

async function resolveRegistration(
  aws: AwsWorkspace,
  requestJson: string,
  young: boolean,
  { clock, closing }: RegistryJournalOptions,
): Promise<Resolution> {
  const request = parseNewPackage(requestJson);
  if (request === null) return { kind: 'rejected', target: 'model', detail: 'The kept request cannot be read.' };
  const found = await versionOf(aws.registry, request, closing);
  if (!found.ok) return null;
  if (found.data !== null) return registered(found.data, 'Found after an interruption.');
  if (young) return null;
  const target = `model-group/${request.group}`;
  const group = await ensureGroup(aws.registry, request.group, closing);
  if (!group.ok) return isUndecided(group.error) ? null : { kind: 'rejected', target, detail: group.error.message };
  const outcome = await registerOnce(aws.registry, request, clock, closing);
  if (outcome.kind === 'created') return registered(outcome.arn, 'Carried on after an interruption.');
  return outcome.kind === 'unknown' ? null : { kind: 'rejected', target, detail: outcome.failure.message };
}

async function resolveDeletion(
  aws: AwsWorkspace,
  arn: string,
  young: boolean,
  { onDeleted }: RegistryJournalOptions,
): Promise<Resolution> {
  const described = await aws.registry.describePackage(arn);
  const target = targetOf(arn);
  if (!described.ok && described.error.code === 'model.not-found') {
    await onDeleted(arn);
    return { kind: 'done', target, detail: 'Read back as gone after an interruption.' };
  }
  if (!described.ok || young) return null;
  return { kind: 'rejected', target, detail: 'It is still there after an interruption.' };
}

function registered(arn: string, detail: string): Resolution {
  return { kind: 'done', target: targetOf(arn), detail };
}

/** `model/group/3` of a package ARN. */
export function targetOf(arn: string): string {
  return `model/${arn.slice(arn.indexOf(':model-package/') + ':model-package/'.length)}`;
}
