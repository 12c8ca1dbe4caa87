import { CodedError } from '../../../shared/errors/coded-error';
import type { Result } from '../../../shared/errors/result';
import type { Workspace } from '../../../shared/model/workspace';
import type { AuditEntry, AuditTrail } from '../audit/ports';
import type { Clock, Logger } from '../platform-ports';
import type { Scope } from '../scope';
import type { OfflineStore } from '../store-ports';
import type { Link } from '../workspace/link';
import type { EndpointPoller } from './poller';

/** What the endpoint domain works with. */
export interface EndpointParts {
  readonly link: Link;
  readonly poller: EndpointPoller;
  readonly store: OfflineStore;
  readonly audit: AuditTrail;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Aborts when the console closes. */
  readonly closing: AbortSignal;
}

/** One call of a mutating command, for the audit log. */
export function recordCall(
  { audit }: Pick<EndpointParts, 'audit'>,
  scope: Scope,
  entry: Pick<AuditEntry, 'action' | 'target' | 'outcome' | 'detail'>,
): Promise<void> {
  return audit.record({ ...scope, ...entry });
}

/** How long something acknowledged may take to show in a description, and how often it is looked for, ms. */
const readBackFor: Readonly<Record<Workspace['kind'], { readonly within: number; readonly every: number }>> = {
  local: { within: 60_000, every: 250 },
  aws: { within: 300_000, every: 5_000 },
};

/** Asks until `look` gives something; null when it did not within the time such things take. */
export async function readBack<T>(
  { clock, closing, link }: Pick<EndpointParts, 'clock' | 'closing' | 'link'>,
  look: () => Promise<T | null>,
): Promise<T | null> {
  const { every, within } = readBackFor[link.workspace?.kind ?? 'local'];
  const end = clock.elapsed() + within;
  for (;;) {
    const found = await look();
    if (found !== null || clock.elapsed() >= end || closing.aborted) return found;
    await clock.wait(every, closing);
  }
}

/** What was read, or null to ask once more; a failure that asking again cannot mend is thrown as CodedError. */
export function orAgain<T>(read: Result<T>): T | null {
  if (read.ok) return read.data;
  if (read.error.retryable || read.error.code === 'endpoint.not-found') return null;
  throw new CodedError(read.error);
}
