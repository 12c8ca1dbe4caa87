import { CodedError } from '../../../shared/errors/coded-error';
import type { Instant } from '../../../shared/model/time';
import type { AwsWorkspace, LogService } from '../aws-ports';
import { codedFailure } from '../guard';
import { anyChangedWithin, createNotifier, type Notifier } from '../notifier';
import type { Clock, Logger } from '../platform-ports';
import type { RunPoller } from '../runs/poller';
import type { Run } from '../runs/run';
import type { LogStore } from '../store-ports';
import type { Link } from '../workspace/link';
import { followLive } from './live-session';
import { readToEnd } from './read-to-end';

export interface Gap {
  readonly at: Instant;
  readonly reason: string;
}

/** Brings one job's log into the store while anybody follows it. */
export interface LogCollector {
  readonly changes: Notifier;
  /** Lines held, as of the last look. */
  readonly total: number;
  readonly gaps: readonly Gap[];
  /** The job is terminal and its log was read to the end, or the store refused to go on. */
  readonly ended: boolean;
  readonly failure: ReturnType<typeof codedFailure> | null;
}

export interface CollectorOptions {
  readonly workspaceId: string;
  readonly jobName: string;
  /** Under which name the store keeps the lines. */
  readonly key: string;
  readonly link: Link;
  readonly store: LogStore;
  readonly poller: RunPoller<Run, Run>;
  /** The log group of this kind of job. */
  readonly logs: (aws: AwsWorkspace) => LogService;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly signal: AbortSignal;
}

/** After the job's end, lines may still be on their way to the service, ms. */
const settle = { local: 250, aws: 5_000 } as const;
const longestPause = 5_000;

export function startCollector(options: CollectorOptions): LogCollector {
  const { clock, jobName, key, link, logger, poller, signal, store, workspaceId } = options;
  const changes = createNotifier();
  const gaps: Gap[] = [];
  let total = 0;
  let ended = false;
  let failure: LogCollector['failure'] = null;

  const look = async (): Promise<void> => {
    const held = (await store.page(workspaceId, key, 0, 0)).total;
    if (held !== total) {
      total = held;
      changes.notify();
    }
  };
  const terminal = (): boolean => poller.hasEnded(jobName);
  const shared = { workspaceId, jobName, key, store, clock, signal, onStored: look };

  const drain = async (aws: AwsWorkspace): Promise<void> => {
    const pause = settle[link.workspace?.kind ?? 'local'];
    do {
      await clock.wait(pause, signal);
    } while (!signal.aborted && (await readToEnd({ ...shared, logs: options.logs(aws) })) > 0);
  };

  /** Of a job that is gone, the lines that are held are all there will be. Rejects when there are none. */
  const exists = async (aws: AwsWorkspace): Promise<boolean> => {
    if (poller.described(jobName)) return true;
    const found = await poller.read(aws, jobName);
    if (!found.ok && (found.error.code !== 'job.not-found' || total === 0)) throw new CodedError(found.error);
    return found.ok;
  };

  const collect = async (): Promise<void> => {
    await look();
    poller.hold(signal, jobName);
    for (let pause = 250; !signal.aborted; pause = Math.min(longestPause, pause * 2)) {
      const seen = link.changes.version;
      const aws = await link.aws();
      if (!aws.ok) {
        await link.changes.changed(seen, signal);
        pause = 125;
        continue;
      }
      try {
        if (!(await exists(aws.data))) {
          ended = true;
          return;
        }
        await readToEnd({ ...shared, logs: options.logs(aws.data) });
        if (terminal()) {
          await drain(aws.data);
          if (!signal.aborted) ended = true;
          return;
        }
        const outcome = await followLive({
          ...shared,
          logs: options.logs(aws.data),
          terminal,
          jobChanges: poller.changes,
        });
        if (outcome.started) pause = 125;
        if (outcome.gap !== null && !signal.aborted) {
          gaps.push({ at: clock.now(), reason: outcome.gap });
          logger.info('logs.gap', { job: jobName });
          changes.notify();
        }
        // Ended for the job's own sake: the next turn reads the rest at once.
        if (outcome.gap === null && terminal()) continue;
      } catch (error) {
        const coded = codedFailure(error);
        link.report({ ok: false, error: coded });
        if (!coded.retryable || coded.code === 'disk.full') throw error;
      }
      await anyChangedWithin([[link.changes, link.changes.version]], clock, pause, signal);
    }
  };

  void collect()
    .catch((error: unknown) => {
      failure = codedFailure(error);
      logger.warn('logs.stopped', { job: jobName, code: failure.code });
      ended = true;
    })
    .finally(() => changes.notify());

  return {
    changes,
    gaps,
    get total() {
      return total;
    },
    get ended() {
      return ended;
    },
    get failure() {
      return failure;
    },
  };
}
