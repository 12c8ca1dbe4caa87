import type { Failure } from '../../../shared/errors/result';
import { isChanging } from '../../../shared/model/endpoint-status';
import type { EndpointListItem, EndpointView } from '../../../shared/model/endpoint-view';
import type { Fetched } from '../../../shared/model/time';
import type { Workspace } from '../../../shared/model/workspace';
import type { AwsWorkspace } from '../aws-ports';
import { createNotifier, type Notifier } from '../notifier';
import type { Clock, Logger } from '../platform-ports';
import type { PollSchedule } from '../poll-schedule';
import { pollWhileHeld } from '../poll-while-held';
import type { Link } from '../workspace/link';
import { type EndpointBoard, emptyBoard, mergeListing, stamp, without, withView } from './board';
import { readView } from './read-view';
import type { EndpointStore } from './store-port';

/** Pauses between polls, ms. AWS throttles DescribeEndpoint at one call in five seconds. */
const paces = {
  local: { busy: 1_000, idle: 3_000 },
  aws: { busy: 10_000, idle: 20_000 },
} as const;
const longestBackoff = 60_000;
/** Descriptions a poll may ask for beside its listing and what is watched. */
const descriptions = { local: 8, aws: 1 } as const;

/** One poller a workspace, for everybody who looks at its endpoints. */
export interface EndpointPoller {
  readonly changes: Notifier;
  readonly board: EndpointBoard;
  /** The last failure of polling; null after a poll that worked. */
  readonly failure: Failure | null;
  /** The newest view of this run of the console. */
  view(name: string): Fetched<EndpointView> | null;
  /** Polls until the signal aborts; `name` is described at each poll. */
  hold(signal: AbortSignal, name?: string): void;
  /** Resolves when the list of earlier runs was read from the store. */
  loaded(): Promise<void>;
  /** Polls at once: something was made, changed or deleted here. */
  poke(): void;
  /** A view somebody else read. */
  learn(view: EndpointView): Promise<void>;
  forget(name: string): void;
}

export interface EndpointPollerOptions {
  readonly workspaceId: string;
  readonly link: Link;
  readonly store: EndpointStore;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Aborts when the console closes. */
  readonly closing: AbortSignal;
  /** Of the workspace, shared with its other pollers. */
  readonly schedule: PollSchedule;
}

export function createEndpointPoller(options: EndpointPollerOptions): EndpointPoller {
  const { clock, closing, link, logger, schedule, store, workspaceId } = options;
  const changes = createNotifier();
  const views = new Map<string, Fetched<EndpointView>>();
  /** Name → stamp of the listing at which it was last described. */
  const describedAt = new Map<string, string>();
  let board = emptyBoard;
  let failures: readonly Failure[] = [];

  const loading = Promise.all([store.list(workspaceId), store.leftBehind(workspaceId)])
    .then(([{ endpoints, fetchedAt }, leftBehind]) => {
      if (board.source === 'live') return;
      board = { endpoints: new Map(endpoints.map((one) => [one.name, one])), leftBehind, fetchedAt, source: 'store' };
      changes.notify();
    })
    .catch((error: Error) => logger.warn('endpoints.not-loaded', { message: error.message }));

  const kept = async (work: Promise<void>): Promise<void> => {
    await work.catch((error: Error) => logger.warn('endpoints.not-kept', { message: error.message }));
  };

  const learn = async (view: EndpointView): Promise<void> => {
    const fetchedAt = clock.now();
    const { name } = view.endpoint;
    await kept(store.saveView(workspaceId, view, fetchedAt));
    const changed = JSON.stringify(views.get(name)?.value) !== JSON.stringify(view);
    views.set(name, { value: view, fetchedAt, source: 'live' });
    board = withView(board, view);
    if (changed) changes.notify();
  };

  const drop = async (name: string): Promise<void> => {
    views.delete(name);
    describedAt.delete(name);
    board = without(board, name);
    await kept(store.saveList(workspaceId, [...board.endpoints.values()], clock.now()));
    changes.notify();
  };

  const describe = async (aws: AwsWorkspace, item: EndpointListItem): Promise<void> => {
    const result = link.report(await readView(aws, item.name, views.get(item.name)?.value ?? null));
    if (result.ok) {
      await learn(result.data);
      describedAt.set(item.name, stamp(result.data.endpoint));
    } else if (result.error.code === 'endpoint.not-found') {
      await drop(item.name);
    } else {
      failures = [...failures, result.error];
    }
  };

  /** Whose view is out of date, those people wait for first. */
  const outdated = (kind: Workspace['kind']): readonly EndpointListItem[] => {
    const names = new Set(polling.watched.values());
    const all = [...board.endpoints.values()];
    const rest = all.filter(
      (one) => !names.has(one.name) && (isChanging(one.status) || describedAt.get(one.name) !== stamp(one)),
    );
    return [...all.filter(({ name }) => names.has(name)), ...rest.slice(0, descriptions[kind])];
  };

  const poll = async (aws: AwsWorkspace, kind: Workspace['kind'], signal: AbortSignal): Promise<void> => {
    await schedule.turn(kind, signal);
    const result = link.report(await aws.endpoints.list(signal, () => schedule.turn(kind, signal)));
    schedule.told(result);
    if (!result.ok) {
      failures = [...failures, result.error].slice(-6);
      logger.warn('endpoints.poll-failed', { code: result.error.code });
      return changes.notify();
    }
    failures = [];
    const before = board;
    board = mergeListing(before, result.data, clock.now());
    const leftBehind = await store.leftBehind(workspaceId).catch(() => before.leftBehind);
    board = { ...board, leftBehind };
    if (JSON.stringify(shown(before)) !== JSON.stringify(shown(board))) changes.notify();
    await kept(store.saveList(workspaceId, result.data, clock.now()));
    for (const name of views.keys()) if (!board.endpoints.has(name)) views.delete(name);
    for (const item of outdated(kind)) if (!signal.aborted) await describe(aws, item);
  };

  const pause = (kind: Workspace['kind']): number => {
    const busy =
      [...polling.watched.values()].some((name) => name !== null) ||
      [...board.endpoints.values()].some(({ status }) => isChanging(status));
    const base = busy ? paces[kind].busy : paces[kind].idle;
    return failures.length === 0 ? base : Math.min(longestBackoff, base * 2 ** failures.length);
  };

  const polling = pollWhileHeld({ link, clock, closing, loading, poll, pause });

  return {
    changes,
    get board() {
      return board;
    },
    get failure() {
      return failures.at(-1) ?? null;
    },
    view: (name) => views.get(name) ?? null,
    hold: polling.hold,
    loaded: () => loading,
    poke: polling.poke,
    learn,
    forget(name) {
      views.delete(name);
      describedAt.delete(name);
      board = without(board, name);
      changes.notify();
    },
  };
}

/** What a list shows of a board, without the moment it was fetched. */
function shown({ endpoints, leftBehind, source }: EndpointBoard): unknown {
  return [[...endpoints.values()], leftBehind, source];
}
