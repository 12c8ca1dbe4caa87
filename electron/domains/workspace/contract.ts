import type { CommandOutput } from '../../../shared/contract';
import type { Result } from '../../../shared/errors/result';
import type { ResultStream } from '../result-stream';
import type { Scope } from '../scope';

export type WorkspaceState = CommandOutput<'workspace.current'>;

/** Which workspace this console works in, whether it answers, and what runs there. */
export interface WorkspaceDomain {
  /** Waits for the first connection only while the workspace was never seen before. */
  current(): Promise<Result<WorkspaceState>>;
  /** Starts the local workspace when it is not running, or connects to the one that is. */
  reconnect(workspaceId: string): Promise<Result<WorkspaceState>>;
  /** The state now, then each change. Says nothing before the workspace is known for the first time. */
  watch(signal: AbortSignal): ResultStream<WorkspaceState>;
  /**
   * Account and region of a workspace, also offline once it was seen. `input.invalid` for an
   * unknown id; `workspace.offline` or `workspace.start-failed` when it was never reached.
   */
  scope(workspaceId: string): Promise<Result<Scope>>;
  /** Ends every connection attempt and closes the clients. */
  close(): Promise<void>;
}
