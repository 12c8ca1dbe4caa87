import { isDeepStrictEqual } from 'node:util';
import { ok, type Result } from '../shared/errors/result';
import { localWorkspaceId } from '../shared/model/workspace';
import type { WorkspaceEntry } from '../shared/model/workspace-entry';
import type { Account } from './aws/account';
import type { Console } from './domains/console';
import type { Probe } from './domains/doctor/ports';
import type { Machine } from './domains/machine-jobs/options';
import { createNotifier } from './domains/notifier';
import { createPace } from './domains/pace';
import { createLink, type Link } from './domains/workspace/link';
import type { WorkspacesDomain } from './domains/workspaces/contract';
import { guardedConsole } from './domains/workspaces/guarded-console';
import type { AskPerson, WorkspaceEntries } from './domains/workspaces/ports';
import { seekAws } from './domains/workspaces/seek-aws';
import { createWorkspaces, unknownWorkspace } from './domains/workspaces/workspaces';
import { type ConsoleKit, openWorkspace } from './open-workspace';

export interface AwsWorkspacesOptions {
  readonly kit: ConsoleKit;
  readonly entries: WorkspaceEntries;
  readonly local: Machine;
  readonly ask: AskPerson;
  readonly tell: ((message: string) => void) | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Whether opening a workspace counts as a person's wish to sign in. */
  readonly autostart: boolean;
  /** What the doctor looks at on this machine. */
  readonly machine: readonly Probe[];
}

export interface AwsWorkspaces {
  readonly workspaces: WorkspacesDomain;
  open(workspaceId: string): Promise<Result<Console>>;
  close(): Promise<void>;
}

interface Open {
  readonly console: Console;
  readonly link: Link;
  readonly account: Account;
  entry: WorkspaceEntry;
}

/** Wires the workspaces on AWS: each is opened when it is first asked for. */
export function openAwsWorkspaces(options: AwsWorkspacesOptions): AwsWorkspaces {
  const { entries, kit } = options;
  const { clock, logger, store } = kit;
  const opened = new Map<string, Open>();
  const closing = new AbortController();
  let following = false;
  const changes = createNotifier();
  const pace = createPace({ store: store.paces, clock, logger });
  // Nothing of the SDK is loaded before a workspace on AWS is asked for.
  const sdk = () => import('./aws/account');

  const openEntry = async (entry: WorkspaceEntry): Promise<Open> => {
    const { openAccount } = await sdk();
    // Another call may have opened it while the SDK was loaded.
    const already = opened.get(entry.id);
    if (already) return already;
    const account = openAccount({ ...options, entry, clock, logger, pace, appVersion: kit.appVersion });
    const link = createLink({
      workspaceId: entry.id,
      seek: seekAws({ entry: () => open.entry, signIn: account.signIn, connect: account.connect }),
      store: store.workspaces,
      clock,
      logger,
      autostart: options.autostart,
      tell: options.tell,
    });
    const console = guardedConsole(
      openWorkspace(kit, {
        workspaceId: entry.id,
        link,
        machine: options.local,
        probes: async () => [...options.machine, ...(await account.probes())],
      }),
      {
        entry: () => open.entry,
        freshMfa: account.freshMfa,
      },
    );
    const open: Open = { console, link, account, entry };
    follow();
    opened.set(entry.id, open);
    changes.notify();
    return open;
  };

  const decided = (entry: WorkspaceEntry): void => {
    const open = opened.get(entry.id);
    if (!open || isDeepStrictEqual(open.entry, entry)) return;
    open.entry = entry;
    const { access, bucket, colour, name, production, roleArn } = entry;
    open.link.amend({ access, bucket, colour, name, production, roleArn });
  };
  /** What a command line of the same home decides counts in this window at once, access above all. */
  const follow = (): void => {
    if (following) return;
    following = true;
    entries.watch(() => {
      void entries.load().then((found) => {
        if (found.ok) for (const entry of found.data) decided(entry);
      });
    }, closing.signal);
  };

  const workspaces = createWorkspaces({
    entries,
    profiles: async () => (await sdk()).profilesOf(options.environment),
    store: store.workspaces,
    links: { changes, get: (id) => (id === localWorkspaceId ? options.local.link : opened.get(id)?.link) },
    onChanged: decided,
    onRemoved: async (id) => {
      const open = opened.get(id);
      opened.delete(id);
      changes.notify();
      await open?.console.close();
      open?.account.close();
    },
  });

  return {
    workspaces,
    async open(workspaceId) {
      const open = opened.get(workspaceId);
      if (open) return ok(open.console);
      const found = await entries.load();
      if (!found.ok) return found;
      const entry = found.data.find(({ id }) => id === workspaceId);
      return entry ? ok((await openEntry(entry)).console) : unknownWorkspace(workspaceId);
    },
    close: async () => {
      closing.abort();
      await Promise.all(
        [...opened.values()].map(async ({ account, console }) => {
          await console.close();
          account.close();
        }),
      );
    },
  };
}
