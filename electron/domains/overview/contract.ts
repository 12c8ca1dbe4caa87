import type { Result } from '../../../shared/errors/result';
import type { Overview } from '../../../shared/model/overview';
import type { Resource, Thing } from '../../../shared/model/thing';
import type { ResultStream } from '../result-stream';
import type { Scope } from '../scope';

/** The workspace as a whole. Reads compose what the other domains know; nothing here calls the service by itself. */
export interface OverviewDomain {
  /** From what is kept, at once. */
  show(scope: Scope): Promise<Result<Overview>>;
  /** Everything that has a screen of its own, newest first, from what is kept. */
  resources(scope: Scope): Promise<Result<readonly Resource[]>>;
  /** What is kept first, then the whole again whenever anything in it changed. */
  watch(scope: Scope, signal: AbortSignal): ResultStream<Overview>;
  /** Somebody looked at it. */
  looked(scope: Scope, thing: Thing): Promise<Result<Record<string, never>>>;
}
