import { CodedError } from '../../../shared/errors/coded-error';
import { guard, guardStream } from '../guard';
import type { SharedByName } from '../shared-by-name';
import type { LogStore } from '../store-ports';
import { whileRead } from '../while-read';
import type { LogCollector } from './collector';
import type { LogItem, LogsDomain } from './contract';

/** Lines of one item: a screenful many times over, and still quick to send. */
const linesPerItem = 1_000;

export interface LogsOptions {
  readonly store: LogStore;
  readonly collectors: SharedByName<LogCollector>;
  /** Under which name the store keeps a job's lines. */
  readonly key: (jobName: string) => string;
}

export function createLogs({ collectors, key, store }: LogsOptions): LogsDomain {
  return {
    page: (scope, jobName, from, count) => guard(() => store.page(scope.workspaceId, key(jobName), from, count)),
    follow: (scope, jobName, signal) =>
      guardStream(whileRead(signal, (own) => follow(store, collectors, scope.workspaceId, jobName, key(jobName), own))),
  };
}

async function* follow(
  store: LogStore,
  collectors: SharedByName<LogCollector>,
  workspaceId: string,
  jobName: string,
  key: string,
  signal: AbortSignal,
): AsyncGenerator<LogItem> {
  const held = await store.page(workspaceId, key, 0, 0);
  yield { kind: 'held', total: held.total, fetchedAt: held.fetchedAt };
  const collector = collectors.use(jobName, signal);
  let next = held.total;
  let gap = collector.gaps.length;
  while (!signal.aborted) {
    const seen = collector.changes.version;
    const { ended } = collector;
    for (; gap < collector.gaps.length; gap += 1) {
      const one = collector.gaps[gap];
      if (one) yield { kind: 'gap', ...one };
    }
    while (next < collector.total && !signal.aborted) {
      const { lines } = await store.page(workspaceId, key, next, linesPerItem);
      if (lines.length === 0) break;
      next += lines.length;
      yield { kind: 'lines', lines };
    }
    if (collector.failure) throw new CodedError(collector.failure);
    if (ended && next >= collector.total) return;
    await collector.changes.changed(seen, signal);
  }
}
