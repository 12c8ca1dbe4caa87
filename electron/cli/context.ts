import type { Result } from '../../shared/errors/result';
import type { Console } from '../domains/console';
import type { Scope } from '../domains/scope';
import type { Output } from './output';

/** The local workspace's process, as `upside local` manages it. */
export interface LocalWorkspaceProcess {
  status(): Promise<
    | {
        readonly kind: 'running';
        readonly pid: number;
        readonly endpoint: { readonly endpoint: string; readonly region: string; readonly accountId: string };
      }
    | { readonly kind: 'silent'; readonly pid: number }
    | { readonly kind: 'crashed' }
    | { readonly kind: 'stopped' }
  >;
  ensure(
    signal: AbortSignal,
    extraArguments?: readonly string[],
  ): Promise<Result<{ readonly endpoint: string; readonly region: string; readonly accountId: string }>>;
  stop(signal: AbortSignal): Promise<Result<{ readonly wasRunning: boolean }>>;
  /** Variables that point boto3 and the AWS CLI at the running workspace; includes its loopback-only keys. */
  environment(): Promise<Result<Readonly<Record<string, string>>>>;
}

/** One opened set of files: the console over them and their local workspace. */
export interface Opened {
  readonly console: Console;
  readonly local: LocalWorkspaceProcess;
}

/** What a command works with. Opening is lazy: `--help` and wrong usage touch no file. */
export interface CliContext {
  readonly output: Output;
  /** Aborted by Ctrl+C. */
  readonly signal: AbortSignal;
  readonly now: () => number;
  readonly random: () => number;
  /** Opens the person's own files; a second call returns the same. */
  open(): Promise<Opened>;
  /** Opens a home of its own in an empty folder, for the tour. */
  openFresh(home: string): Promise<Opened>;
}

/** The one workspace there is in this version. */
export const workspaceId = 'local';

/** Account and region of the workspace, started when it does not run. Throws Stop with the failure. */
export async function connect(context: CliContext): Promise<{ readonly console: Console; readonly scope: Scope }> {
  const { console } = await context.open();
  unwrap(await console.workspace.reconnect(workspaceId));
  await tellNotices(context, console);
  return { console, scope: unwrap(await console.workspace.scope(workspaceId)) };
}

/**
 * For commands that only read: connects to a workspace that runs, and is content with what is kept
 * when it does not. One that was never seen is started, for there is nothing kept of it.
 */
export async function connectOrOffline(
  context: CliContext,
): Promise<{ readonly console: Console; readonly scope: Scope; readonly online: boolean }> {
  const { console, local } = await context.open();
  const seen = (await console.workspace.scope(workspaceId)).ok;
  const running = (await local.status()).kind === 'running';
  const online = running || !seen ? (await console.workspace.reconnect(workspaceId)).ok : false;
  await tellNotices(context, console);
  return { console, scope: unwrap(await console.workspace.scope(workspaceId)), online };
}

/** Says what is wrong with the offline store, so that a damaged one is not replaced without a word. */
async function tellNotices(context: CliContext, console: Console): Promise<void> {
  const state = await console.workspace.current();
  for (const { message, hint } of state.ok ? state.data.notices : []) context.output.note(`${message} ${hint}`);
}

/** An expected failure on its way to the one place that prints it. */
export class Stop extends Error {
  constructor(readonly failure: Extract<Result<never>, { ok: false }>['error']) {
    super(failure.message);
  }
}

export function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new Stop(result.error);
  return result.data;
}
