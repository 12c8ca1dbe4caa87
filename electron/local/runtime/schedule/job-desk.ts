import type { LogSink } from '../../storage/telemetry';
import { reasonOf } from '../job-failure';
import { JobHalt } from '../job-halt';
import { type Slots, waitingMessage } from './slots';

/** A job on its way to a slot, and how it ends when it gets none. */
interface DeskJob<Outcome> {
  readonly jobName: string;
  readonly stop: AbortSignal;
  /** Throws JobFailure for what can never run: it should not wait in a queue to say so. */
  check(): void;
  /** Told its place in the queue, in words, whenever that changes. */
  waiting(message: string): void;
  run(halt: JobHalt, closing: AbortSignal): Promise<Outcome>;
  readonly stopped: Outcome;
  failed(reason: string): Outcome;
}

/**
 * Gives jobs of one kind their slots, in the order they came, and knows which are under way. The slots may be shared with
 * another kind. After shutdown the promise of a run that was under way never settles: such a job has no outcome yet.
 */
export class JobDesk<Outcome> {
  readonly #closing = new AbortController();
  readonly #running = new Map<string, Promise<Outcome>>();

  constructor(
    private readonly slots: Slots,
    private readonly logs: LogSink,
  ) {}

  /** Names of the jobs that hold or wait for a slot. */
  get running(): ReadonlySet<string> {
    return new Set(this.#running.keys());
  }

  /** Throws when a job of this name is under way; anything else becomes an outcome. */
  async run(job: DeskJob<Outcome>): Promise<Outcome> {
    if (this.#running.has(job.jobName)) throw new Error(`${job.jobName} is running already`);
    const work = this.#runOnSlot(job);
    this.#running.set(job.jobName, work);
    try {
      const outcome = await work;
      return this.#closing.signal.aborted ? await new Promise<never>(() => undefined) : outcome;
    } finally {
      this.#running.delete(job.jobName);
    }
  }

  /** Ends every job without an outcome and stores what is held of their logs. */
  async shutdown(): Promise<void> {
    this.#closing.abort();
    await Promise.allSettled([...this.#running.values()]);
    await this.logs.flush();
  }

  async #runOnSlot(job: DeskJob<Outcome>): Promise<Outcome> {
    const halt = new JobHalt(job.stop, this.#closing.signal);
    let release: () => void;
    try {
      job.check();
      release = await this.slots.acquire(halt.signal, (ahead) =>
        job.waiting(waitingMessage(this.slots.capacity, ahead)),
      );
    } catch (error) {
      halt.dispose();
      return halt.why !== null ? job.stopped : job.failed(reasonOf(error, 'Starting the job'));
    }
    try {
      return await job.run(halt, this.#closing.signal);
    } finally {
      release();
    }
  }
}
