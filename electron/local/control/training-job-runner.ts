import type { TrainingObserver, TrainingRuntime } from '../runtime/training-runtime';
import { callAfter } from './call-after';
import { cannotRun } from './cannot-run';
import type { LineageRecorder } from './lineage-recorder';
import { MetricBuffer } from './metric-buffer';
import { storeEnd } from './store-end';
import type { StopCause, TrainingJob } from './training-job';
import { failedChange, finalChange } from './training-job-outcome';
import type { JobChange, TrainingJobStore } from './training-job-store';
import { billedMs } from './training-job-times';
import { trainingRunSpec } from './training-run-spec';

interface RunnerOptions {
  readonly store: TrainingJobStore;
  readonly runtime: TrainingRuntime;
  readonly lineage: LineageRecorder;
  readonly region: string;
  readonly clock: () => number;
  readonly onFault: (error: unknown) => void;
}

interface ActiveJob {
  /** As it was last stored. */
  job: TrainingJob;
  readonly stop: AbortController;
  readonly metrics: MetricBuffer;
  /** Channel to the SHA-256 of what its current attempt loaded. */
  readonly staged: Map<string, string>;
}

/** How a job ends, and the artifact it leaves. */
interface JobEnd {
  readonly change: JobChange;
  readonly artifactS3Uri: string | null;
}

/** Carries acknowledged jobs to their end: runs them, stores each phase, and stops them. */
export class TrainingJobRunner {
  readonly #options: RunnerOptions;
  readonly #active = new Map<number, ActiveJob>();
  #closing = false;

  constructor(options: RunnerOptions) {
    this.#options = options;
  }

  /** Runs a stored job in the background. */
  start(job: TrainingJob): void {
    const { store } = this.#options;
    const active: ActiveJob = {
      job,
      stop: new AbortController(),
      metrics: new MetricBuffer((metrics) => store.putMetrics(job.id, metrics)),
      staged: new Map(),
    };
    this.#active.set(job.id, active);
    void this.#carryOut(active);
  }

  /** Stores that the job is stopping and has the runtime end it. Durable when it returns. */
  stop(job: TrainingJob, cause: StopCause): void {
    const active = this.#active.get(job.id);
    if (active === undefined || active.job.status !== 'InProgress') return;
    this.#store(active, {
      status: 'Stopping',
      secondaryStatus: 'Stopping',
      message: 'Stopping the training job',
      stopCause: cause,
    });
    active.stop.abort();
  }

  /** Ends what runs without giving it an outcome: `recover` of the next daemon decides about it. */
  async close(): Promise<void> {
    this.#closing = true;
    await this.#options.runtime.shutdown();
    for (const { metrics } of this.#active.values()) metrics.flush();
  }

  async #carryOut(active: ActiveJob): Promise<void> {
    const cancelWait = this.#limitWait(active);
    const end = await this.#run(active);
    cancelWait();
    if (end === null) return;
    active.metrics.flush();
    await this.#storeEnd(active, end);
    this.#active.delete(active.job.id);
  }

  /** The last step of the job, or null when this daemon ends before the job does. */
  async #run(active: ActiveJob): Promise<JobEnd | null> {
    const { runtime, store, region, clock } = this.#options;
    const obstacle = cannotRun(active.job.request);
    if (obstacle !== null) return { change: failedChange(obstacle, clock()), artifactS3Uri: null };
    for (;;) {
      active.staged.clear();
      try {
        const usedMs = billedMs(active.job, store.transitions(active.job.id), clock());
        const outcome = await runtime.run(
          trainingRunSpec(active.job, region, usedMs),
          this.#observer(active),
          active.stop.signal,
        );
        return {
          change: finalChange(active.job, outcome, clock()),
          artifactS3Uri: outcome.kind === 'failed' ? null : outcome.artifactS3Uri,
        };
      } catch (error) {
        if (this.#closing) return null;
        const { request, attempt, status } = active.job;
        const message = error instanceof Error ? error.message : String(error);
        if (status !== 'InProgress' || attempt > (request.RetryStrategy?.MaximumRetryAttempts ?? 0)) {
          const reason = `InternalServerError: the local workspace could not run the job: ${message}`;
          return { change: failedChange(reason, clock()), artifactS3Uri: null };
        }
        this.#note(active, {
          secondaryStatus: 'Restarting',
          message: `Restarting after an internal error: ${message}`,
          attempt: attempt + 1,
        });
      }
    }
  }

  #observer(active: ActiveJob): TrainingObserver {
    return {
      phase: (phase, message) => {
        active.metrics.flush();
        if (phase === 'Stopping' || phase === 'MaxRuntimeExceeded') {
          const stopCause = active.job.stopCause ?? (phase === 'Stopping' ? 'requested' : 'max-runtime');
          // MaxRuntimeExceeded is how such a job ends; until it has ended, it is stopping.
          this.#note(active, { status: 'Stopping', secondaryStatus: 'Stopping', message, stopCause });
        } else if (active.job.status === 'InProgress' || phase === 'Uploading') {
          this.#note(active, { secondaryStatus: phase, message });
        }
        // Anything else was under way when the job was told to stop, and would take that back.
      },
      staged: (channel, sha256) => active.staged.set(channel, sha256),
      metric: (name, value, at) => active.metrics.put(name, value, at),
    };
  }

  /** MaxWaitTimeInSeconds of a spot job, from its creation on. */
  #limitWait(active: ActiveJob): () => void {
    const limit = active.job.request.StoppingCondition?.MaxWaitTimeInSeconds;
    if (limit === undefined) return () => undefined;
    const leftMs = active.job.createdAt + limit * 1000 - this.#options.clock();
    return callAfter(leftMs, () => this.stop(active.job, 'max-wait'));
  }

  #store(active: ActiveJob, change: Omit<JobChange, 'at'>): void {
    const { store, clock } = this.#options;
    active.job = store.change(active.job, { ...change, at: clock() });
  }

  /** Stores a phase. Where that fails (a full disk) the job goes on: its phases are news, its end is the promise. */
  #note(active: ActiveJob, change: Omit<JobChange, 'at'>): void {
    try {
      this.#store(active, change);
    } catch (cause) {
      this.#options.onFault(
        new Error(`The phase ${change.secondaryStatus} of ${active.job.name} was not stored: ${String(cause)}`, {
          cause,
        }),
      );
    }
  }

  async #storeEnd(active: ActiveJob, { change, artifactS3Uri }: JobEnd): Promise<void> {
    const { store, lineage, onFault } = this.#options;
    await storeEnd({
      ...{ jobName: active.job.name, closing: () => this.#closing, onFault },
      store: () => {
        active.job = store.change(active.job, change, (job) =>
          lineage.jobEnded({
            job,
            inputs: loadedInputs(job, active.staged),
            metrics: store.metrics(job.id),
            artifactS3Uri,
            at: change.at,
          }),
        );
      },
    });
  }
}

function loadedInputs(job: TrainingJob, staged: ReadonlyMap<string, string>) {
  return (job.request.InputDataConfig ?? []).flatMap(({ ChannelName, DataSource }) => {
    const s3Uri = DataSource.S3DataSource?.S3Uri;
    const sha256 = staged.get(ChannelName);
    return s3Uri === undefined || sha256 === undefined ? [] : [{ channel: ChannelName, s3Uri, sha256 }];
  });
}
