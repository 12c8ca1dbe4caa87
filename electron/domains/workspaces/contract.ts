import type { CommandInput, CommandOutput, StreamItem } from '../../../shared/contract';
import type { Result } from '../../../shared/errors/result';
import type { ResultStream } from '../result-stream';

export type WorkspaceRows = CommandOutput<'workspaces.list'>;
export type WorkspaceRow = WorkspaceRows['workspaces'][number];

/** Which workspaces this console knows. The local one is always among them. */
export interface WorkspacesDomain {
  list(): Promise<Result<WorkspaceRows>>;
  profiles(): Promise<Result<CommandOutput<'workspaces.profiles'>>>;
  /** `credentials.not-found` for an unknown profile, `workspace.exists` for one that is there. */
  add(wish: CommandInput<'workspaces.add'>): Promise<Result<WorkspaceRow>>;
  update(id: string, changes: CommandInput<'workspaces.update'>['changes']): Promise<Result<WorkspaceRow>>;
  remove(id: string): Promise<Result<Record<string, never>>>;
  watch(signal: AbortSignal): ResultStream<WorkspaceRows>;
}

/** What waits for a person before credentials can be had. */
export interface PromptsDomain {
  watch(signal: AbortSignal): ResultStream<StreamItem<'prompts.watch'>>;
  /** `code` null: the person cancelled. */
  answer(id: string, code: string | null): Promise<Result<Record<string, never>>>;
  /** Address of the sign-in page of an SSO prompt that waits. */
  page(id: string): Result<{ readonly address: string }>;
}
