import type { Failure, Result } from '../../../shared/errors/result';
import { type DatasetVersionSummary, datasetPrefix } from '../../../shared/model/dataset/dataset';
import { parseS3Uri } from '../../../shared/model/s3-uri';
import type { Instant } from '../../../shared/model/time';
import type { AwsWorkspace } from '../aws-ports';
import { dataOf, guard } from '../guard';
import { createNotifier, type Notifier } from '../notifier';
import { pollWhileHeld } from '../poll-while-held';
import { nextPause } from '../runs/polling-pace';
import type { Scope } from '../scope';
import { reachedScope } from '../workspace/reached-scope';
import type { DatasetListNews, OneVersion } from './contract';
import type { DatasetsOptions } from './options';
import { groupVersions, type VersionObjects, type VersionReader } from './read-versions';

/** Data sets as last seen. */
interface DatasetBoard {
  readonly versions: readonly DatasetVersionSummary[];
  readonly fetchedAt: Instant | null;
  readonly source: 'live' | 'store';
}

/** One poller for all screens: cache first, quick while something is being prepared, slow otherwise. */
export interface DatasetWatcher {
  readonly changes: Notifier;
  readonly board: DatasetBoard;
  /** Why the last look did not work; null after one that did. */
  readonly failure: Failure | null;
  hold(signal: AbortSignal): void;
  /** Resolves when the list of earlier runs was read. */
  loaded(): Promise<void>;
  refresh(aws: AwsWorkspace, signal: AbortSignal): Promise<Result<DatasetBoard>>;
  /** Looks at one version only. */
  look(aws: AwsWorkspace, one: OneVersion): Promise<{ objects: VersionObjects; summary: DatasetVersionSummary | null }>;
  /** Looks at once: something was imported or deleted here. */
  poke(): void;
}

export function createDatasetWatcher(options: DatasetsOptions, reader: VersionReader): DatasetWatcher {
  const { clock, closing, link, logger, store, workspaceId } = options;
  const changes = createNotifier();
  let board: DatasetBoard = { versions: [], fetchedAt: null, source: 'store' };
  let failures: Failure[] = [];

  const loading = store
    .list(workspaceId)
    .then((kept) => {
      if (board.source === 'live') return;
      board = { ...kept, source: 'store' };
      changes.notify();
    })
    .catch((error: Error) => logger.warn('datasets.not-loaded', { message: error.message }));

  const objectsBelow = async (aws: AwsWorkspace, bucket: string, prefix: string) => {
    const listed = link.report(await aws.objects.list(bucket, prefix));
    // A workspace nothing was put into yet has no bucket, and so no data set.
    if (!listed.ok && listed.error.code === 'object.not-found') return [];
    return dataOf(listed);
  };

  const versionBelow = async (aws: AwsWorkspace, scope: Scope, { dataset, version }: OneVersion) => {
    const place = parseS3Uri(`${datasetPrefix(scope.bucket, dataset, version)}/`);
    const found = await objectsBelow(aws, place?.bucket ?? '', place?.key ?? '');
    return groupVersions(found)[0] ?? { dataset, version, objects: new Map() };
  };

  const summarised = async (aws: AwsWorkspace, scope: Scope, listed: VersionObjects) => {
    const summary = await reader.summary(scope, aws, listed, clock.now());
    if (summary?.status !== 'failed' || !reader.hasCompleted(scope, summary.jobName)) {
      return { objects: listed, summary };
    }
    // Its job may have completed since the listing: what it wrote last is not in there.
    const objects = await versionBelow(aws, scope, listed);
    return { objects, summary: await reader.summary(scope, aws, objects, clock.now()) };
  };

  const refresh = (aws: AwsWorkspace, signal: AbortSignal): Promise<Result<DatasetBoard>> =>
    guard(async () => {
      const scope = reachedScope(link);
      const { bucket } = scope;
      const found = groupVersions(await objectsBelow(aws, bucket, 'datasets/'));
      const versions: DatasetVersionSummary[] = [];
      for (const one of found) {
        if (signal.aborted) return board;
        const summary = await guard(async () => (await summarised(aws, scope, one)).summary);
        if (summary.ok) {
          if (summary.data !== null) versions.push(summary.data);
        } else if (summary.error.code === 'object.not-found') {
          // Deleted between the listing and the reading.
        } else if (summary.error.code === 'aws.unreadable') {
          // One that somebody damaged must not hide the others.
          versions.push(unreadable(one, summary.error.message));
        } else dataOf(summary);
      }
      versions.sort((a, b) => b.createdAt - a.createdAt || (a.dataset < b.dataset ? -1 : 1));
      const before = board;
      board = { versions, fetchedAt: clock.now(), source: 'live' };
      if (before.source === 'store' || JSON.stringify(before.versions) !== JSON.stringify(versions)) {
        await store
          .saveList(workspaceId, versions, board.fetchedAt ?? clock.now())
          .catch((error: Error) => logger.warn('datasets.not-kept', { message: error.message }));
        changes.notify();
      }
      return board;
    });

  const polling = pollWhileHeld({
    link,
    clock,
    closing,
    loading,
    poll: async (aws, _kind, signal) => {
      const result = await refresh(aws, signal);
      if (signal.aborted) return;
      if (result.ok) {
        failures = [];
        return;
      }
      failures = [...failures, result.error].slice(-6);
      logger.warn('datasets.poll-failed', { code: result.error.code });
      changes.notify();
    },
    pause: (kind) =>
      nextPause(
        kind,
        board.versions.some(({ status }) => status === 'preparing'),
        failures,
      ),
  });

  return {
    changes,
    get board() {
      return board;
    },
    get failure() {
      return failures.at(-1) ?? null;
    },
    hold: (signal) => polling.hold(signal),
    loaded: () => loading,
    refresh,
    async look(aws, one) {
      const scope = reachedScope(link);
      return summarised(aws, scope, await versionBelow(aws, scope, one));
    },
    poke: polling.poke,
  };
}

/** The list as the screen and the command line get it. */
export function toNews({ fetchedAt, source, versions }: DatasetBoard): DatasetListNews {
  return { versions, fetchedAt, source };
}

function unreadable({ dataset, objects, version }: VersionObjects, why: string): DatasetVersionSummary {
  const createdAt = Math.min(...[...objects.values()].map(({ modifiedAt }) => modifiedAt));
  return { dataset, version, status: 'failed', createdAt, jobName: null, failure: why, card: null };
}
