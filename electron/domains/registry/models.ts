import { type Failure, fail, ok, type Result } from '../../../shared/errors/result';
import { parseVersionLabel, versionLabel } from '../../../shared/model/model-version';
import type { AwsWorkspace } from '../aws-ports';
import { mustBeConfirmed } from '../confirmed';
import { dataOf, guard, guardStream } from '../guard';
import { isUndecided } from '../undecided';
import { whileRead } from '../while-read';
import { reachedScope } from '../workspace/reached-scope';
import { deleteEmptyGroup, deleteVersion, judgeVersion } from './change';
import type { ModelsDomain } from './contract';
import { resolveRegistry } from './journal';
import type { ModelsOptions } from './options';
import { planPackage } from './prepare';
import { recorder } from './record';
import { registerJob } from './register';
import { createVersionReader } from './version-reader';
import { groupList, versionsOf, watchGroups, watchVersions } from './watch';
import { createRegistryWatcher, type RegistryBoard } from './watcher';

/** The registry for window and command line, and what looks after interrupted calls. */
export interface Models extends ModelsDomain {
  /** Settles what the journal has open; resolves to whether nothing is left. */
  resolve(aws: AwsWorkspace): Promise<boolean>;
}

export function createModels(options: ModelsOptions): Models {
  const { audit, clock, closing, journal, link, logger, resources, schedule, store, workspaceId } = options;
  const read = createVersionReader(options.artifacts, closing);
  const watcher = createRegistryWatcher({ workspaceId, link, store, read, clock, logger, closing, schedule });
  const underWay = new Set<string>();
  const connected = async (): Promise<AwsWorkspace> => dataOf(await link.aws());

  /** What may have been done all the same is open in the journal: whoever resolves it looks again. */
  const lookAfterOpen = (failure: Failure): void => {
    if (isUndecided(failure)) link.changes.notify();
  };

  /** The lists as they are, or as they were when the service cannot be asked. */
  const lists = async (): Promise<Result<RegistryBoard>> => {
    const aws = await link.aws();
    const live = aws.ok ? await watcher.refresh(aws.data, closing) : aws;
    if (live.ok || !unreachable(live.error)) return live;
    const kept = await store.list(workspaceId);
    return kept.fetchedAt === null ? live : ok({ ...kept, source: 'store' });
  };

  const showLive = async (aws: AwsWorkspace, arn: string) => {
    const known = watcher.known(arn) ?? (await store.show(workspaceId, arn))?.value ?? null;
    const version = link.report(await read(aws, arn, known));
    if (version.ok) await watcher.learn(version.data);
    return version;
  };

  return {
    groups: () =>
      flat(async () => {
        const board = await lists();
        return board.ok ? ok(groupList(board.data)) : board;
      }),

    versions: (_scope, group) =>
      flat(async () => {
        const board = await lists();
        if (!board.ok) return board;
        const { fetchedAt, groups, source } = board.data;
        if (!groups.some(({ name }) => name === group)) return noGroup(group);
        return ok({ versions: versionsOf(board.data, group), fetchedAt, source });
      }),

    show: (_scope, arn) =>
      flat(async () => {
        const aws = await link.aws();
        const live = aws.ok ? await showLive(aws.data, arn) : aws;
        if (live.ok) return ok({ value: live.data, fetchedAt: clock.now(), source: 'live' as const });
        if (!unreachable(live.error)) return live;
        const kept = await store.show(workspaceId, arn);
        return kept ? ok(kept) : live;
      }),

    register: (scope, jobName, group, description) =>
      flat(async () => {
        const aws = await connected();
        const registered = await registerJob(options, underWay, aws, scope, { jobName, group, description });
        // The list is right again as soon as somebody looks; a failure to read it now changes nothing of what was done.
        if (registered.ok) await showLive(aws, registered.data.arn);
        watcher.poke();
        if (!registered.ok) lookAfterOpen(registered.error);
        return registered;
      }),

    planRegistration: (_scope, jobName) =>
      flat(async () => {
        const aws = await connected();
        const job = dataOf(link.report(await aws.trainingJobs.describe(jobName)));
        return link.report(await planPackage(aws, { job, recipes: await resources.recipes() }));
      }),

    judge: (scope, arn, approval, note) =>
      flat(async () => {
        const aws = await connected();
        const judged = await judgeVersion(options, aws, scope, arn, approval, note.trim());
        watcher.poke();
        if (!judged.ok) return judged;
        const version = await showLive(aws, arn);
        return version.ok ? ok({ value: version.data, fetchedAt: clock.now(), source: 'live' as const }) : version;
      }),

    delete: (scope, arn, confirmed) =>
      flat(async () => {
        mustBeConfirmed(scope, labelOf(arn), confirmed);
        const deleted = await deleteVersion(options, watcher, underWay, await connected(), scope, arn);
        watcher.poke();
        if (!deleted.ok) lookAfterOpen(deleted.error);
        return deleted;
      }),

    deleteGroup: (scope, group, confirmed) =>
      flat(async () => {
        mustBeConfirmed(scope, group, confirmed);
        const deleted = await deleteEmptyGroup(options, await connected(), scope, group);
        watcher.poke();
        return deleted;
      }),

    lineage: (_scope, arn) =>
      flat(async () => {
        const aws = await link.aws();
        const live = aws.ok ? link.report(await aws.data.lineage.graph(arn)) : aws;
        if (live.ok) {
          const fetchedAt = clock.now();
          // What was read is true even when it cannot be kept; the store's own failure shows elsewhere.
          await guard(() => store.saveLineage(workspaceId, arn, live.data, fetchedAt));
          return ok({ value: live.data, fetchedAt, source: 'live' as const });
        }
        if (!unreachable(live.error)) return live;
        const kept = await store.lineage(workspaceId, arn);
        return kept ? ok(kept) : live;
      }),

    watchGroups: (_scope, signal) => guardStream(whileRead(signal, (own) => watchGroups(watcher, own))),
    watchVersions: (_scope, group, signal) =>
      guardStream(whileRead(signal, (own) => watchVersions(watcher, group, own))),

    resolve: async (aws) => {
      const settled = await resolveRegistry(aws, {
        workspaceId,
        journal,
        clock,
        logger,
        closing,
        underWay,
        onDeleted: (arn) => watcher.forget(arn),
        onResolved: async (action, target, outcome, detail) => {
          const record = recorder(audit, reachedScope(link));
          await (outcome === 'done'
            ? record.done(action, target, detail)
            : record.failed(action, target, fail('aws.rejected', detail, '').error));
        },
      });
      watcher.poke();
      return settled;
    },
  };
}

async function flat<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  const outer = await guard(work);
  return outer.ok ? outer.data : outer;
}

/** The service did not refuse; it could not be asked. */
function unreachable({ code }: Failure): boolean {
  return code === 'workspace.offline' || code === 'aws.timeout';
}

function noGroup(group: string): ReturnType<typeof fail> {
  return fail('model.not-found', `There is no model group called ${group}.`, 'Look at the list of models.');
}

function labelOf(arn: string): string {
  const parsed = parseVersionLabel(arn);
  return parsed ? versionLabel(parsed) : arn;
}
