import type { Result } from '../../../shared/errors/result';
import type { Console, Consoles } from '../../domains/console';
import type { ResultStream } from '../../domains/result-stream';
import type { Scope } from '../../domains/scope';

/** The console as handlers see it: opened after the window, waited for by whoever asks first. */
export type OpenConsole = () => Promise<Consoles>;

/** Calls `work` with the scope of the workspace that was named. */
export async function inScope<T>(
  open: OpenConsole,
  workspaceId: string,
  work: (console: Console, scope: Scope) => Promise<Result<T>>,
): Promise<Result<T>> {
  const console = await (await open()).in(workspaceId);
  if (!console.ok) return console;
  const scope = await console.data.workspace.scope();
  return scope.ok ? work(console.data, scope.data) : scope;
}

/** Streams what `work` opens in the scope of the workspace that was named. */
export async function* streamInScope<T>(
  open: OpenConsole,
  workspaceId: string,
  work: (console: Console, scope: Scope) => ResultStream<T>,
): AsyncGenerator<Result<T>> {
  const console = await (await open()).in(workspaceId);
  if (!console.ok) return yield console;
  const scope = await console.data.workspace.scope();
  if (scope.ok) yield* work(console.data, scope.data);
  else yield scope;
}
