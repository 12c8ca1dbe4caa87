import { type Failure, fail } from '../../../shared/errors/result';
import { createNotifier, type Notifier } from '../notifier';
import type { ResultStream } from '../result-stream';
import type { Scope } from '../scope';
import { emptyLists, type Lists } from './lists';
import type { ListSources } from './sources';

/** Pause before a list that broke is asked for again, and between looks at what only the store tells, ms. */
const again = 30_000;
const look = 3_000;

/** Lists that keep themselves current until their signal aborts. */
interface FollowedLists {
  readonly changes: Notifier;
  readonly lists: Lists;
  /** List → why it could not be read last time. */
  readonly failures: ReadonlyMap<string, Failure>;
  /** Resolves when each list was seen once, from the store at least, or has failed. */
  readonly first: Promise<void>;
}

/**
 * Follows the lists named in `wanted`; the others stay empty. What only this console changes (promotions, conversations)
 * is read again after each change of another list and every few seconds.
 */
export function followLists(
  sources: ListSources,
  scope: Scope,
  wanted: 'all' | 'running',
  signal: AbortSignal,
): FollowedLists {
  const changes = createNotifier();
  const failures = new Map<string, Failure>();
  let lists = emptyLists;
  const change = (part: Partial<Lists>): void => {
    lists = { ...lists, ...part };
    changes.notify();
  };

  const follow = <T>(what: string, open: () => ResultStream<T>, take: (item: T) => void | Promise<void>) =>
    new Promise<void>((seen) => {
      const run = async (): Promise<void> => {
        while (!signal.aborted) {
          for await (const result of open()) {
            if (result.ok) {
              failures.delete(what);
              await take(result.data);
            } else {
              failures.set(what, result.error);
              changes.notify();
            }
            seen();
          }
          if (!signal.aborted) await sources.clock.wait(again, signal);
        }
      };
      run()
        .catch((error: unknown) => {
          // A bug in one list must not end the others, nor go unseen.
          const message = error instanceof Error ? error.message : String(error);
          sources.logger.error('overview.list-broken', { what, message });
          failures.set(what, fail('internal', `A bug ended the list: ${message}`, 'Restart Upside.').error);
          changes.notify();
        })
        .finally(seen);
    });

  const readOwn = async (): Promise<void> => {
    const promotions = await sources.promotions.list(scope, null);
    const conversations = wanted === 'all' ? await sources.chat.conversations(scope) : null;
    const next: Partial<Lists> = {
      ...(promotions.ok && { promotions: promotions.data }),
      ...(conversations?.ok && { conversations: conversations.data }),
    };
    const stamp = ({ conversations: talks, promotions: moves }: Partial<Lists>): string =>
      JSON.stringify([
        moves?.map(({ id, step, verdict }) => [id, step, verdict?.kind]),
        talks?.map(({ changedAt, id }) => [id, changedAt]),
      ]);
    if (stamp({ ...lists, ...next }) !== stamp(lists)) change(next);
  };
  const keepReading = async (): Promise<void> => {
    while (!signal.aborted) {
      await sources.clock.wait(look, signal);
      if (!signal.aborted) await readOwn();
    }
  };

  const first = Promise.all([
    follow(
      'Training jobs',
      () => sources.jobs.watchList(scope, signal),
      ({ fetchedAt, jobs, source }) => change({ jobs: { items: jobs, fetchedAt, source } }),
    ),
    follow(
      'Processing jobs',
      () => sources.processing.watchList(scope, signal),
      ({ fetchedAt, jobs, source }) => change({ processing: { items: jobs, fetchedAt, source } }),
    ),
    follow(
      'Endpoints',
      () => sources.endpoints.watchList(scope, signal),
      ({ endpoints, fetchedAt, leftBehind, source }) =>
        change({ endpoints: { items: endpoints, fetchedAt, source }, leftBehind }),
    ),
    ...(wanted === 'running'
      ? []
      : [
          follow(
            'Data sets',
            () => sources.datasets.watchList(scope, signal),
            ({ fetchedAt, source, versions }) => change({ datasets: { items: versions, fetchedAt, source } }),
          ),
          follow(
            'Models',
            () => sources.models.watchGroups(scope, signal),
            async ({ fetchedAt, groups, source }) => {
              const { versions } = await sources.registry.list(scope.workspaceId);
              change({ groups: { items: groups, fetchedAt, source }, versions });
            },
          ),
        ]),
    readOwn().catch(() => undefined),
  ]).then(() => undefined);
  keepReading().catch(() => undefined);

  return {
    changes,
    get lists() {
      return lists;
    },
    failures,
    first,
  };
}
