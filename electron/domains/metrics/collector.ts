import { CodedError } from '../../../shared/errors/coded-error';
import { compileMetrics } from '../../../shared/model/metric-lines';
import type { MetricPoint, MetricSeries } from '../../../shared/model/metric-series';
import { isTerminal, type TrainingJob } from '../../../shared/model/training-job';
import { codedFailure } from '../guard';
import type { JobPoller } from '../jobs/poller';
import type { LogCollector } from '../logs/collector';
import { anyChanged, createNotifier, type Notifier } from '../notifier';
import type { Clock, Logger } from '../platform-ports';
import type { SharedByName } from '../shared-by-name';
import type { OfflineStore } from '../store-ports';
import type { Link } from '../workspace/link';

/** How often CloudWatch is asked for the host's metrics, ms. */
const askEvery = { local: 3_000, aws: 60_000 } as const;
/** Points may be corrected or arrive late by this much, ms. */
const lateBy = 5_000;
const linesPerPage = 2_000;

/** The curves of one job while anybody looks at them: everything held, in memory and growing. */
export interface MetricCollector {
  readonly changes: Notifier;
  /** Resolves when what the store holds was read. */
  loaded(): Promise<void>;
  readonly series: ReadonlyMap<string, MetricSeries>;
  readonly ended: boolean;
  readonly failure: ReturnType<typeof codedFailure> | null;
}

export interface MetricCollectorOptions {
  readonly workspaceId: string;
  readonly jobName: string;
  readonly link: Link;
  readonly store: OfflineStore;
  readonly poller: JobPoller;
  readonly logs: SharedByName<LogCollector>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly signal: AbortSignal;
}

export function startMetricCollector(options: MetricCollectorOptions): MetricCollector {
  const { clock, jobName, link, logger, poller, signal, store, workspaceId } = options;
  const changes = createNotifier();
  const series = new Map<string, MetricSeries>();
  let ended = false;
  let failure: MetricCollector['failure'] = null;

  const job = async (): Promise<TrainingJob | null> =>
    poller.described(jobName)?.value ?? (await store.jobs.show(workspaceId, jobName))?.value ?? null;

  const add = (added: readonly MetricSeries[]): void => {
    for (const one of added) {
      const key = `${one.source}/${one.name}`;
      const held = series.get(key)?.points ?? [];
      const last = held.at(-1)?.at ?? Number.NEGATIVE_INFINITY;
      const fresh = one.source === 'instance' ? one.points.filter(({ at }) => at > last) : one.points;
      if (fresh.length > 0) series.set(key, { ...one, points: [...held, ...fresh] });
    }
    if (added.length > 0) changes.notify();
  };
  const load = async (): Promise<void> => {
    series.clear();
    for (const one of await store.metrics.read(workspaceId, jobName)) series.set(`${one.source}/${one.name}`, one);
    changes.notify();
  };

  /** Takes the metrics of every line that is stored and not yet read. */
  const catchUp = async (): Promise<void> => {
    const known = await job();
    if (!known) return;
    const { parse } = compileMetrics(known.metricDefinitions);
    while (!signal.aborted) {
      const from = await store.metrics.readTo(workspaceId, jobName);
      const { lines } = await store.logs.page(workspaceId, jobName, from, linesPerPage);
      if (lines.length === 0) return;
      const found = new Map<string, MetricPoint[]>();
      for (const { at, text } of lines) {
        for (const { name, step, value } of parse(text)) {
          const points = found.get(name) ?? [];
          points.push({ at, step, value });
          found.set(name, points);
        }
      }
      const added = [...found].map(([name, points]): MetricSeries => ({ name, source: 'log', points }));
      if (await store.metrics.appendFromLog(workspaceId, jobName, added, from, from + lines.length)) add(added);
      else await load();
    }
  };

  const askHosts = async (): Promise<void> => {
    const aws = await link.aws();
    const known = await job();
    if (!aws.ok || !known) return;
    const latest = await store.metrics.latest(workspaceId, jobName, 'instance');
    // CloudWatch files a point under the second it falls in, which began before the job may have.
    const since = latest ? latest.at - lateBy : (known.startedAt ?? known.createdAt) - 1_000;
    const until = Math.max(since + 1_000, (known.endedAt ?? clock.now()) + lateBy);
    const found = link.report(await aws.data.metrics.instanceSeries(jobName, since, until, known.instanceCount));
    if (!found.ok) return logger.warn('metrics.not-read', { job: jobName, code: found.error.code });
    if (found.data.length === 0) return;
    await store.metrics.append(workspaceId, jobName, found.data);
    add(found.data);
  };

  const loading = load();
  const collect = async (): Promise<void> => {
    await loading;
    poller.hold(signal, jobName);
    const log = options.logs.use(jobName, signal);
    let asked = Number.NEGATIVE_INFINITY;
    while (!signal.aborted) {
      const seen = [
        [log.changes, log.changes.version],
        [poller.changes, poller.changes.version],
      ] as const;
      const { ended: complete } = log;
      await catchUp();
      const every = askEvery[link.workspace?.kind ?? 'local'];
      if (complete || clock.elapsed() - asked >= every) {
        await askHosts();
        asked = clock.elapsed();
      }
      const known = await job();
      if (complete && known && isTerminal(known.status)) {
        ended = true;
        return;
      }
      if (log.failure) throw new CodedError(log.failure);
      const pause = new AbortController();
      await Promise.race([
        clock.wait(every, AbortSignal.any([signal, pause.signal])),
        anyChanged(seen, AbortSignal.any([signal, pause.signal])),
      ]);
      pause.abort();
    }
  };
  void collect()
    .catch((error: unknown) => {
      failure = codedFailure(error);
    })
    .finally(() => changes.notify());

  return {
    changes,
    series,
    loaded: () => loading,
    get ended() {
      return ended;
    },
    get failure() {
      return failure;
    },
  };
}
