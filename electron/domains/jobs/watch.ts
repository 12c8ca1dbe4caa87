import { CodedError } from '../../../shared/errors/coded-error';
import { isTerminal } from '../../../shared/model/training-job';
import { anyChanged } from '../notifier';
import type { Scope } from '../scope';
import type { JobStore } from '../store-ports';
import type { Link } from '../workspace/link';
import type { FetchedJob, JobListItem } from './contract';
import { inOrder, type JobBoard } from './job-board';
import type { JobPoller } from './poller';

interface Sources {
  readonly link: Link;
  readonly store: JobStore;
  readonly poller: JobPoller;
}

/** The stored list at once, then the whole list again whenever anything in it changed. */
export async function* watchJobList({ poller }: Sources, signal: AbortSignal): AsyncGenerator<JobListItem> {
  await poller.loaded();
  poller.hold(signal);
  let shown: JobBoard | null = null;
  while (!signal.aborted) {
    const { version } = poller.changes;
    const { board } = poller;
    if (board !== shown) yield { jobs: inOrder(board), fetchedAt: board.fetchedAt, source: board.source };
    shown = board;
    await poller.changes.changed(version, signal);
  }
}

/** The stored job at once, then each change; ends when the job is terminal and was read back. */
export async function* watchJob(
  sources: Sources,
  scope: Scope,
  name: string,
  signal: AbortSignal,
): AsyncGenerator<FetchedJob> {
  const { link, poller, store } = sources;
  const stored = await store.show(scope.workspaceId, name);
  if (stored) yield stored;
  let shown: FetchedJob | null = null;
  const live = await link.aws();
  if (live.ok) {
    const read = link.report(await live.data.trainingJobs.describe(name));
    if (read.ok) await poller.learn(read.data);
    else if (!stored || read.error.code === 'job.not-found') throw new CodedError(read.error);
  } else if (!stored) {
    throw new CodedError(live.error);
  }
  poller.hold(signal, name);
  while (!signal.aborted) {
    const seen = [
      [poller.changes, poller.changes.version],
      [link.changes, link.changes.version],
    ] as const;
    const current = poller.described(name);
    if (current && current !== shown) yield current;
    shown = current;
    if (current && isTerminal(current.value.status)) return;
    if (current === null && poller.board.source === 'live' && !poller.board.jobs.has(name)) {
      // Deleted elsewhere while it was watched: what is kept stays on screen as it is.
      if (link.connection.kind === 'online') return;
    }
    await anyChanged(seen, signal);
  }
}
