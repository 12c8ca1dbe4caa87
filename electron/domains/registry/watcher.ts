import type { Failure, Result } from '../../../shared/errors/result';
import type { PackageGroup, PackageSummary } from '../../../shared/model/model-package';
import type { ModelVersion } from '../../../shared/model/model-version';
import type { Instant } from '../../../shared/model/time';
import type { AwsWorkspace } from '../aws-ports';
import { createNotifier, type Notifier } from '../notifier';
import type { Clock, Logger } from '../platform-ports';
import type { PollSchedule } from '../poll-schedule';
import { pollWhileHeld } from '../poll-while-held';
import { nextPause } from '../runs/polling-pace';
import type { Link } from '../workspace/link';
import type { RegistryStore } from './store-port';
import type { VersionReader } from './version-reader';

/** Versions of a watched group that are described beside a listing, and how many a poll may ask for. */
const mostDescribed = 40;
const descriptions = { local: 8, aws: 2 } as const;

/** Groups and versions as last seen. */
export interface RegistryBoard {
  readonly groups: readonly PackageGroup[];
  readonly versions: readonly PackageSummary[];
  readonly fetchedAt: Instant | null;
  readonly source: 'live' | 'store';
}

/** One poller for all screens of the registry: cache first, quick while something moves, slow otherwise. */
export interface RegistryWatcher {
  readonly changes: Notifier;
  readonly board: RegistryBoard;
  /** The last failure of polling; null after a poll that worked. */
  readonly failure: Failure | null;
  /** What is known of a version beyond the listing. */
  known(arn: string): ModelVersion | null;
  /** Polls until the signal aborts; the versions of `group` are described too. Resolves when what is kept of it was read. */
  hold(signal: AbortSignal, group?: string): Promise<void>;
  /** Resolves when the lists of earlier runs were read from the store. */
  loaded(): Promise<void>;
  /** Reads both lists now. */
  refresh(aws: AwsWorkspace, signal: AbortSignal): Promise<Result<RegistryBoard>>;
  /** Polls at once: something was registered, judged or deleted here. */
  poke(): void;
  /** A description that was just read: keeps it. */
  learn(version: ModelVersion): Promise<void>;
  forget(arn: string): Promise<void>;
}

export interface WatcherOptions {
  readonly workspaceId: string;
  readonly link: Link;
  readonly store: RegistryStore;
  readonly read: VersionReader;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly closing: AbortSignal;
  /** Of the workspace, shared with its other pollers. */
  readonly schedule: PollSchedule;
}

export function createRegistryWatcher(options: WatcherOptions): RegistryWatcher {
  const { clock, closing, link, logger, read, schedule, store, workspaceId } = options;
  const changes = createNotifier();
  const details = new Map<string, ModelVersion>();
  /** ARN → stamp of the listing at which it was last described. */
  const describedAt = new Map<string, string>();
  let board: RegistryBoard = { groups: [], versions: [], fetchedAt: null, source: 'store' };
  let failures: Failure[] = [];

  const loading = store
    .list(workspaceId)
    .then((kept) => {
      if (board.source === 'live') return;
      board = { ...kept, source: 'store' };
      changes.notify();
    })
    .catch((error: Error) => logger.warn('models.not-loaded', { message: error.message }));

  const kept = async (work: Promise<void>): Promise<void> => {
    await work.catch((error: Error) => logger.warn('models.not-kept', { message: error.message }));
  };

  const learn = async (version: ModelVersion): Promise<void> => {
    const { arn } = version.package;
    await kept(store.saveVersion(workspaceId, version, clock.now()));
    const changed = JSON.stringify(details.get(arn)) !== JSON.stringify(version);
    details.set(arn, version);
    if (changed) changes.notify();
  };

  const refresh = async (aws: AwsWorkspace, signal: AbortSignal): Promise<Result<RegistryBoard>> => {
    const turn = (): Promise<void> => schedule.turn(link.workspace?.kind ?? 'local', signal);
    await turn();
    const groups = link.report(await aws.registry.listGroups(signal, turn));
    schedule.told(groups);
    if (!groups.ok) return groups;
    await turn();
    const versions = link.report(await aws.registry.listPackages(null, signal, turn));
    schedule.told(versions);
    if (!versions.ok) return versions;
    const before = board;
    board = { groups: groups.data, versions: versions.data, fetchedAt: clock.now(), source: 'live' };
    if (before.source === 'store' || !sameLists(before, board)) {
      await kept(store.saveList(workspaceId, board.groups, board.versions, board.fetchedAt ?? clock.now()));
      changes.notify();
    }
    return { ok: true, data: board };
  };

  const describeOutdated = async (aws: AwsWorkspace, kind: 'local' | 'aws', signal: AbortSignal): Promise<void> => {
    const groups = new Set(polling.watched.values());
    const outdated = board.versions
      .filter(({ group }) => groups.has(group))
      .toSorted((a, b) => b.version - a.version)
      .slice(0, mostDescribed)
      .filter((one) => describedAt.get(one.arn) !== stamp(one))
      .slice(0, descriptions[kind]);
    let described = 0;
    for (const one of outdated) {
      if (signal.aborted) return;
      const version = link.report(await read(aws, one.arn, details.get(one.arn) ?? null));
      if (version.ok) {
        describedAt.set(one.arn, stamp(one));
        await learn(version.data);
        described += 1;
      } else {
        failures = [...failures, version.error].slice(-6);
      }
    }
    // There may be more of them; after a failure they wait for the next poll.
    if (described === descriptions[kind]) polling.poke();
  };

  const poll = async (aws: AwsWorkspace, kind: 'local' | 'aws', signal: AbortSignal): Promise<void> => {
    const result = await refresh(aws, signal);
    if (signal.aborted) return;
    if (!result.ok) {
      failures = [...failures, result.error].slice(-6);
      logger.warn('models.poll-failed', { code: result.error.code });
      changes.notify();
      return;
    }
    failures = [];
    await describeOutdated(aws, kind, signal);
  };

  const polling = pollWhileHeld({
    link,
    clock,
    closing,
    loading,
    poll,
    pause: (kind) => {
      const moving = board.versions.some(({ status }) => status !== 'Completed' && status !== 'Failed');
      return nextPause(kind, moving, failures);
    },
  });

  return {
    changes,
    get board() {
      return board;
    },
    get failure() {
      return failures.at(-1) ?? null;
    },
    known: (arn) => details.get(arn) ?? null,
    async hold(signal, group) {
      if (group !== undefined) {
        const seen = await store.details(workspaceId, group).catch(() => []);
        for (const one of seen) if (!details.has(one.package.arn)) details.set(one.package.arn, one);
      }
      polling.hold(signal, group);
    },
    loaded: () => loading,
    refresh,
    poke: polling.poke,
    learn,
    async forget(arn) {
      details.delete(arn);
      describedAt.delete(arn);
      board = { ...board, versions: board.versions.filter((one) => one.arn !== arn) };
      await kept(store.remove(workspaceId, arn));
      changes.notify();
    },
  };
}

/** Changes whenever a listing shows that a description is out of date. */
function stamp(one: PackageSummary): string {
  return `${one.createdAt}/${one.status}/${one.approval}/${one.description ?? ''}`;
}

function sameLists(a: RegistryBoard, b: RegistryBoard): boolean {
  return JSON.stringify([a.groups, a.versions]) === JSON.stringify([b.groups, b.versions]);
}
