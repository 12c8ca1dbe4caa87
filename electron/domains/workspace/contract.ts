import type { CommandOutput } from '../../../shared/contract';
import type { Result } from '../../../shared/errors/result';
import type { ResultStream } from '../result-stream';
import type { Scope } from '../scope';

export type WorkspaceState = CommandOutput<'workspace.current'>;

/** What this workspace is, whether it answers, and what runs there. */
export interface WorkspaceDomain {
  /** Waits for the first connection only while the workspace was never seen before. */
  current(): Promise<Result<WorkspaceState>>;
  /** Starts the local workspace when it is not running; signs in to one on AWS when that is needed. */
  reconnect(): Promise<Result<WorkspaceState>>;
  /** The state now, then each change. Says nothing before the workspace is known for the first time. */
  watch(signal: AbortSignal): ResultStream<WorkspaceState>;
  /** Account and region, also offline once the workspace was seen; otherwise why it was never reached. */
  scope(): Promise<Result<Scope>>;
  /** Ends every connection attempt and closes the clients. */
  close(): Promise<void>;
}
