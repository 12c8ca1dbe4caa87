import { fail, ok, type Result } from '../../../shared/errors/result';
import { localWorkspaceId } from '../../../shared/model/workspace';
import {
  type WorkspaceEntry,
  workspaceEntrySchema,
  workspaceIdOf,
  workspaceOfProfile,
} from '../../../shared/model/workspace-entry';
import { guard } from '../guard';
import { anyChanged, createNotifier, type Notifier } from '../notifier';
import type { WorkspaceStore } from '../store-ports';
import { whileRead } from '../while-read';
import type { Link } from '../workspace/link';
import type { WorkspaceRow, WorkspaceRows, WorkspacesDomain } from './contract';
import type { AwsProfiles, WorkspaceEntries } from './ports';

export interface WorkspacesOptions {
  readonly entries: WorkspaceEntries;
  readonly profiles: () => Promise<AwsProfiles>;
  readonly store: WorkspaceStore;
  /** Links of the workspaces in use, by their ids, and what says that one more is. */
  readonly links: { readonly changes: Notifier; get(id: string): Link | undefined };
  readonly onChanged: (entry: WorkspaceEntry) => void;
  readonly onRemoved: (id: string) => Promise<void>;
}

export function createWorkspaces(options: WorkspacesOptions): WorkspacesDomain {
  const { entries, links } = options;

  const rowOf = async (id: string, entry: WorkspaceEntry | null): Promise<WorkspaceRow> => {
    const link = links.get(id);
    return {
      id,
      kind: entry ? 'aws' : 'local',
      name: entry?.name ?? 'This machine',
      entry,
      // A damaged store costs the account number until the account is reached again, not the list.
      workspace: link?.workspace ?? (await options.store.load(id).catch(() => null)),
      connection: link?.connection ?? null,
    };
  };

  const list = async (): Promise<Result<WorkspaceRows>> => {
    const found = await entries.load();
    if (!found.ok) return found;
    const rows = [rowOf(localWorkspaceId, null), ...found.data.map((entry) => rowOf(entry.id, entry))];
    return ok({ workspaces: await Promise.all(rows) });
  };

  const row = async (changed: Result<readonly WorkspaceEntry[]>, id: string): Promise<Result<WorkspaceRow>> => {
    if (!changed.ok) return changed;
    const entry = changed.data.find((one) => one.id === id);
    if (!entry) return unknownWorkspace(id);
    options.onChanged(entry);
    return ok(await rowOf(id, entry));
  };

  async function* watch(signal: AbortSignal): AsyncGenerator<Result<WorkspaceRows>> {
    const files = createNotifier();
    entries.watch(() => files.notify(), signal);
    while (!signal.aborted) {
      const seen: (readonly [Notifier, number])[] = [
        [files, files.version],
        [links.changes, links.changes.version],
      ];
      const now = await list();
      yield now;
      if (now.ok) {
        for (const { id } of now.data.workspaces) {
          const changes = links.get(id)?.changes;
          if (changes) seen.push([changes, changes.version]);
        }
      }
      await anyChanged(seen, signal);
    }
  }

  return {
    list,
    profiles: () => guard(async () => (await options.profiles()).list()),

    async add(wish) {
      const { profiles } = await (await options.profiles()).list();
      const profile = profiles.find(({ name }) => name === wish.profile);
      if (!profile) {
        return fail(
          'credentials.not-found',
          `The AWS configuration files have no profile ${wish.profile}.`,
          'Make one with `aws configure` or `aws configure sso`, then try again.',
        );
      }
      const parsed = workspaceEntrySchema.safeParse({
        ...wish,
        id: workspaceIdOf(wish.profile, wish.region, []),
        // What is marked production is looked at until a person decides otherwise.
        access: wish.production ? 'read-only' : 'full',
        sensitive: [],
        roleArn: null,
        bucket: null,
      });
      if (!parsed.success) {
        const issue = parsed.error.issues[0];
        return fail('input.invalid', issue?.message ?? 'The workspace cannot be added.', 'Correct it and try again.');
      }
      let { id } = parsed.data;
      const changed = await entries.change((all) => {
        if (workspaceOfProfile(all, wish)) {
          return fail(
            'workspace.exists',
            `There is a workspace of profile ${wish.profile} in ${wish.region} already.`,
            'Open it, or choose another region.',
          );
        }
        const taken = all.map((entry) => entry.id);
        id = workspaceIdOf(wish.profile, wish.region, taken);
        return ok([...all, { ...parsed.data, id }]);
      });
      return row(changed, id);
    },

    async update(id, changes) {
      const changed = await entries.change((all) =>
        all.some((entry) => entry.id === id)
          ? ok(all.map((entry) => (entry.id === id ? { ...entry, ...definedOf(changes) } : entry)))
          : unknownWorkspace(id),
      );
      return row(changed, id);
    },

    async remove(id) {
      const changed = await entries.change((all) =>
        all.some((entry) => entry.id === id) ? ok(all.filter((entry) => entry.id !== id)) : unknownWorkspace(id),
      );
      if (!changed.ok) return changed;
      await options.onRemoved(id);
      return ok({});
    },

    watch: (signal) => whileRead(signal, watch),
  };
}

/** A key that is there without a value must not erase what is kept. */
function definedOf<T extends object>(changes: T): Partial<WorkspaceEntry> {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}

export function unknownWorkspace(id: string) {
  return fail('workspace.not-found', `There is no workspace ${id}.`, 'See `upside workspaces list`.');
}
