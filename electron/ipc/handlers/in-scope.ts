import type { Result } from '../../../shared/errors/result';
import type { Console } from '../../domains/console';
import type { ResultStream } from '../../domains/result-stream';
import type { Scope } from '../../domains/scope';

/** The console as handlers see it: opened after the window, waited for by whoever asks first. */
export type OpenConsole = () => Promise<Console>;

/** Calls `work` with the scope of the workspace that was named. */
export async function inScope<T>(
  open: OpenConsole,
  workspaceId: string,
  work: (console: Console, scope: Scope) => Promise<Result<T>>,
): Promise<Result<T>> {
  const console = await open();
  const scope = await console.workspace.scope(workspaceId);
  return scope.ok ? work(console, scope.data) : scope;
}

/** Streams what `work` opens in the scope of the workspace that was named. */
export async function* streamInScope<T>(
  open: OpenConsole,
  workspaceId: string,
  work: (console: Console, scope: Scope) => ResultStream<T>,
): AsyncGenerator<Result<T>> {
  const console = await open();
  const scope = await console.workspace.scope(workspaceId);
  if (scope.ok) yield* work(console, scope.data);
  else yield scope;
}
