import type { ProcessingRuntime, ProcessingStop, UploadedOutput } from '../../runtime/processing/processing-runtime';
import type { LineageRecorder } from '../lineage-recorder';
import { storeEnd } from '../store-end';
import { cannotProcess } from './cannot-process';
import type { ProcessingJob, ProcessingJobChange } from './processing-job';
import type { ProcessingJobStore } from './processing-job-store';
import { failedChange, finalChange } from './processing-outcome';
import { processingRunSpec } from './processing-run-spec';

interface RunnerOptions {
  readonly store: ProcessingJobStore;
  readonly runtime: ProcessingRuntime;
  readonly lineage: LineageRecorder;
  readonly region: string;
  readonly clock: () => number;
  readonly onFault: (error: unknown) => void;
}

interface ActiveJob {
  /** As it was last stored. */
  job: ProcessingJob;
  readonly stop: AbortController;
  /** Input to the SHA-256 of what was loaded for it. */
  readonly loaded: Map<string, string>;
}

/** How a job ends, and the outputs it leaves. */
interface JobEnd {
  readonly change: ProcessingJobChange;
  readonly outputs: readonly UploadedOutput[];
}

/** Carries acknowledged jobs to their end: runs them, stores what becomes of them, and stops them. */
export class ProcessingJobRunner {
  readonly #options: RunnerOptions;
  readonly #active = new Map<number, ActiveJob>();
  #closing = false;

  constructor(options: RunnerOptions) {
    this.#options = options;
  }

  /** Runs a stored job in the background. */
  start(job: ProcessingJob): void {
    const active: ActiveJob = { job, stop: new AbortController(), loaded: new Map() };
    this.#active.set(job.id, active);
    void this.#carryOut(active);
  }

  /** Stores that the job is stopping and has the runtime end it. Durable when it returns. */
  stop(job: ProcessingJob): void {
    const active = this.#active.get(job.id);
    if (active === undefined || active.job.status !== 'InProgress') return;
    this.#store(active, { status: 'Stopping', message: 'Stopping the processing job.', stopCause: 'requested' });
    active.stop.abort();
  }

  /** Ends what runs without giving it an outcome: `recover` of the next daemon decides about it. */
  async close(): Promise<void> {
    this.#closing = true;
    await this.#options.runtime.shutdown();
  }

  async #carryOut(active: ActiveJob): Promise<void> {
    const end = await this.#run(active);
    if (end === null) return;
    const { store, lineage, onFault } = this.#options;
    await storeEnd({
      ...{ jobName: active.job.name, closing: () => this.#closing, onFault },
      store: () => {
        active.job = store.change(active.job, end.change, (job) =>
          lineage.processingEnded({
            job,
            inputs: loadedInputs(job, active.loaded),
            outputs: end.outputs.filter(({ files }) => files > 0),
            at: end.change.at,
          }),
        );
      },
    });
    this.#active.delete(active.job.id);
  }

  /** The last step of the job, or null when this daemon ends before the job does. */
  async #run(active: ActiveJob): Promise<JobEnd | null> {
    const { runtime, region, clock } = this.#options;
    const obstacle = cannotProcess(active.job.request);
    if (obstacle !== null) return { change: failedChange(obstacle, null, clock()), outputs: [] };
    try {
      const outcome = await runtime.run(
        processingRunSpec(active.job, region),
        {
          waiting: (message) => this.#note(active, { message }),
          started: () => this.#note(active, { message: null, started: true }),
          loaded: (input, sha256) => active.loaded.set(input, sha256),
          stopping: (why, message) => this.#stopping(active, why, message),
        },
        active.stop.signal,
      );
      return { change: finalChange(active.job, outcome, clock()), outputs: outcome.outputs };
    } catch (error) {
      if (this.#closing) return null;
      const message = error instanceof Error ? error.message : String(error);
      const reason = `InternalServerError: the local workspace could not run the job: ${message}`;
      return { change: failedChange(reason, null, clock()), outputs: [] };
    }
  }

  #stopping(active: ActiveJob, why: ProcessingStop, message: string): void {
    this.#note(active, { status: 'Stopping', message, stopCause: active.job.stopCause ?? why });
  }

  #store(active: ActiveJob, change: Omit<ProcessingJobChange, 'at'>): void {
    const { store, clock } = this.#options;
    active.job = store.change(active.job, { ...change, at: clock() });
  }

  /** Stores news of a job. Where that fails (a full disk) the job goes on: its end is the promise. */
  #note(active: ActiveJob, change: Omit<ProcessingJobChange, 'at'>): void {
    try {
      this.#store(active, change);
    } catch (cause) {
      this.#options.onFault(new Error(`A change of ${active.job.name} was not stored: ${String(cause)}`, { cause }));
    }
  }
}

function loadedInputs(job: ProcessingJob, loaded: ReadonlyMap<string, string>) {
  return (job.request.ProcessingInputs ?? []).flatMap(({ InputName, S3Input }) => {
    const sha256 = loaded.get(InputName);
    return S3Input === undefined || sha256 === undefined ? [] : [{ name: InputName, s3Uri: S3Input.S3Uri, sha256 }];
  });
}
