import type { Result } from '../../shared/errors/result';
import type { Settings } from '../../shared/model/settings';
import { localWorkspaceId } from '../../shared/model/workspace';
import type { Console, Consoles } from '../domains/console';
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
  readonly console: Consoles;
  readonly local: LocalWorkspaceProcess;
}

/** What a command works with. Opening is lazy: `--help` and wrong usage touch no file. */
export interface CliContext {
  readonly output: Output;
  /** Aborted by Ctrl+C. */
  readonly signal: AbortSignal;
  /** Id of the workspace the command is about: --workspace, else UPSIDE_WORKSPACE, else this machine. */
  readonly workspaceId: string;
  /** The settings of the home, which the window reads too. */
  readonly settings: { load(): Settings; save(settings: Settings): Result<Settings> };
  readonly now: () => number;
  readonly random: () => number;
  /** Opens the person's own files; a second call returns the same. */
  open(): Promise<Opened>;
  /** Opens a home of its own in an empty folder, for the tour. */
  openFresh(home: string): Promise<Opened>;
}

/** Console, account and region of the workspace; started, or signed in to, when needed. Throws Stop with the failure. */
export async function connect(context: CliContext): Promise<{ readonly console: Console; readonly scope: Scope }> {
  const console = await consoleOf(context);
  unwrap(await console.workspace.reconnect());
  await tellNotices(context, console);
  return { console, scope: unwrap(await console.workspace.scope()) };
}

/**
 * For commands that only read: connects to a workspace that runs, and is content with what is kept
 * when it does not. One that was never seen is started, for there is nothing kept of it.
 */
export async function connectOrOffline(
  context: CliContext,
): Promise<{ readonly console: Console; readonly scope: Scope; readonly online: boolean }> {
  const { local } = await context.open();
  const console = await consoleOf(context);
  const seen = (await console.workspace.scope()).ok;
  // An account on AWS may be asked at any time; the local workspace costs a start.
  const running = context.workspaceId !== localWorkspaceId || (await local.status()).kind === 'running';
  const online = running || !seen ? (await console.workspace.reconnect()).ok : false;
  await tellNotices(context, console);
  return { console, scope: unwrap(await console.workspace.scope()), online };
}

/** The workspace the command is about. Throws Stop for an unknown one. */
export async function consoleOf(context: CliContext): Promise<Console> {
  return unwrap(await (await context.open()).console.in(context.workspaceId));
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
