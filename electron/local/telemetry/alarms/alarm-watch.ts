import { dimensionsKey, type MetricStore, type NewDatum } from '../metrics/metric-store';
import { type AlarmRule, isBreaching, ruleOf } from './alarm-rule';
import type { AlarmRecord } from './alarm-store';
import type { Alarms } from './alarms';
import { evaluateAlarm } from './evaluate';
import { completeStep, readEvaluationRange, settleSeconds, stepOf } from './evaluation-range';
import { stateReason, stateReasonData } from './state-reason';

export interface AlarmWatchOptions {
  readonly alarms: Alarms;
  readonly metrics: MetricStore;
  /** ms since the epoch. */
  readonly clock: () => number;
}

interface Watched {
  readonly rule: AlarmRule;
  readonly metric: string;
  /** Step up to which it was evaluated; not a number before the first time. */
  step: number;
  /** ms since the epoch of the last evaluation that new data asked for. */
  promptedAt: number;
}

/** Between two evaluations that new data of the same alarm ask for, ms. */
const promptEveryMs = 1_000;
/** New data are gathered this long, ms. */
const gatherMs = 50;

/**
 * Evaluates alarms: each when one of its periods is complete, and soon after data came that can
 * change it before. One at a time, one timer for all, none while there are no alarms.
 */
export class AlarmWatch {
  readonly #watched = new Map<string, Watched>();
  readonly #byMetric = new Map<string, Set<string>>();
  readonly #prompted = new Set<string>();
  readonly #failed = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #timerAt = Number.POSITIVE_INFINITY;
  #round: Promise<void> | null = null;
  #closed = false;

  constructor(private readonly options: AlarmWatchOptions) {
    for (const { configuration } of options.alarms.all) this.#watch(configuration.AlarmName);
    options.alarms.onConfigured((name) => this.#watch(name));
  }

  /** Names whose last evaluation failed, e.g. on a full disk; it is tried again with the next period. */
  get failed(): ReadonlySet<string> {
    return this.#failed;
  }

  /** Data that were stored a moment ago. */
  arrived(data: readonly NewDatum[]): void {
    if (this.#watched.size === 0) return;
    for (const datum of data) {
      for (const name of this.#byMetric.get(metricKey(datum.namespace, datum.name, datum.dimensions)) ?? []) {
        const watched = this.#watched.get(name);
        if (watched && !this.#prompted.has(name) && this.#matters(name, watched, datum)) this.#prompted.add(name);
      }
    }
    if (this.#prompted.size > 0) this.#arm();
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#round;
  }

  #watch(name: string): void {
    const known = this.#watched.get(name);
    if (known) {
      const names = this.#byMetric.get(known.metric);
      names?.delete(name);
      if (names?.size === 0) this.#byMetric.delete(known.metric);
    }
    this.#watched.delete(name);
    this.#prompted.delete(name);
    this.#failed.delete(name);
    const configuration = this.options.alarms.get(name)?.configuration;
    if (configuration) {
      const dimensions = Object.fromEntries(configuration.Dimensions.map(({ Name, Value }) => [Name, Value]));
      const metric = metricKey(configuration.Namespace, configuration.MetricName, dimensions);
      this.#watched.set(name, { rule: ruleOf(configuration), metric, step: Number.NaN, promptedAt: 0 });
      this.#byMetric.set(metric, (this.#byMetric.get(metric) ?? new Set()).add(name));
    }
    this.#arm();
  }

  /** Most data of a period that is not over decide nothing: then its end is early enough. */
  #matters(name: string, { rule, step }: Watched, datum: NewDatum): boolean {
    // Late data of a period that was evaluated already.
    if (!(datum.second >= step * stepOf(rule))) return true;
    if (this.options.alarms.state(name) === 'ALARM') return false;
    const { kind } = rule.statistic;
    if (kind === 'maximum') return isBreaching(rule, datum.maximum);
    if (kind === 'minimum') return isBreaching(rule, datum.minimum);
    if (!rule.comparison.startsWith('Greater')) return false;
    return kind === 'sampleCount' || (kind === 'sum' && datum.sum > 0);
  }

  #arm(): void {
    if (this.#closed || this.#round !== null) return;
    const now = this.options.clock();
    let at = Number.POSITIVE_INFINITY;
    for (const [name, watched] of this.#watched) at = Math.min(at, this.#dueAt(name, watched, now));
    // One that comes earlier than needed arms the next.
    if (this.#timer !== undefined && this.#timerAt <= at && this.#watched.size > 0) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#watched.size === 0) return;
    this.#timerAt = at;
    this.#timer = setTimeout(this.#start, Math.ceil(at - now));
  }

  #dueAt(name: string, { promptedAt, rule, step }: Watched, now: number): number {
    const complete = completeStep(rule, now);
    if (complete !== step) return now;
    const next = ((complete + 1) * stepOf(rule) + settleSeconds) * 1000;
    return this.#prompted.has(name) ? Math.min(next, Math.max(now + gatherMs, promptedAt + promptEveryMs)) : next;
  }

  readonly #start = (): void => {
    this.#timer = undefined;
    this.#round = this.#evaluateDue().finally(() => {
      this.#round = null;
      this.#arm();
    });
  };

  async #evaluateDue(): Promise<void> {
    for (const [name, watched] of [...this.#watched]) {
      if (this.#closed) return;
      const now = this.options.clock();
      const prompted = this.#prompted.has(name) && now >= watched.promptedAt + promptEveryMs;
      const complete = completeStep(watched.rule, now);
      if (!prompted && complete === watched.step) continue;
      this.#prompted.delete(name);
      if (prompted) watched.promptedAt = now;
      watched.step = complete;
      await this.#evaluate(name, watched, now);
      await new Promise(setImmediate);
    }
  }

  async #evaluate(name: string, { rule }: Watched, now: number): Promise<void> {
    const { alarms, metrics } = this.options;
    const record: AlarmRecord | undefined = alarms.get(name);
    if (!record) return;
    try {
      const points = await readEvaluationRange(metrics, record.configuration, rule, now);
      // Put anew, deleted or set to a state meanwhile: what was read is not about that.
      if (alarms.get(name) !== record) return;
      const verdict = evaluateAlarm(rule, points);
      if (verdict.kind === 'state' && verdict.state !== record.state) {
        alarms.enter(name, {
          state: verdict.state,
          reason: stateReason(rule, record.state, verdict),
          reasonData: stateReasonData(rule, now, verdict.evaluated, record.configuration.Unit),
        });
      }
      this.#failed.delete(name);
    } catch {
      // DescribeAlarms says so (EvaluationState); the next period tries again.
      this.#failed.add(name);
    }
  }
}

function metricKey(namespace: string, name: string, dimensions: Readonly<Record<string, string>>): string {
  return JSON.stringify([namespace, name, dimensionsKey(dimensions)]);
}
