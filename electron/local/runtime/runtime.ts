import { mkdirSync } from 'node:fs';
import { reasonOf } from './job-failure';
import { JobHalt } from './job-halt';
import { JobRun } from './job-run';
import { builtInAlgorithms, type TrainingRuntimeOptions } from './options';
import { endLeftovers } from './processes/leftovers';
import { programOf } from './program/program';
import { Slots, waitingMessage } from './schedule/slots';
import type { TrainingObserver, TrainingOutcome, TrainingRunSpec, TrainingRuntime } from './training-runtime';

/**
 * The runtime of one root. Job folders are made below `<root>/runs` and removed when their job has
 * ended, however it ended: what was worth keeping is in S3 and in the log by then. After shutdown
 * the promise of a run that was under way never settles, because the job has no outcome yet.
 */
export function createTrainingRuntime(options: TrainingRuntimeOptions): TrainingRuntime {
  mkdirSync(options.root, { recursive: true });
  const slots = new Slots(options.slots);
  const closing = new AbortController();
  const running = new Map<string, Promise<unknown>>();

  const runOnSlot = async (
    spec: TrainingRunSpec,
    observer: TrainingObserver,
    halt: JobHalt,
  ): Promise<TrainingOutcome> => {
    let release: () => void;
    try {
      // What can never run should not wait in a queue to say so.
      programOf(spec, builtInAlgorithms);
      release = await slots.acquire(halt.signal, (ahead) =>
        observer.phase('Pending', waitingMessage(options.slots, ahead)),
      );
    } catch (error) {
      halt.dispose();
      if (halt.why !== null) return { kind: 'stopped', why: 'requested', artifactS3Uri: null };
      return { kind: 'failed', reason: reasonOf(error, 'Starting the job') };
    }
    try {
      return await new JobRun(spec, observer, halt, options, closing.signal).run();
    } finally {
      release();
    }
  };

  return {
    async run(spec, observer, stop) {
      if (running.has(spec.jobName)) throw new Error(`${spec.jobName} is running already`);
      const work = runOnSlot(spec, observer, new JobHalt(stop, closing.signal));
      running.set(spec.jobName, work);
      try {
        const outcome = await work;
        return closing.signal.aborted ? await new Promise<never>(() => undefined) : outcome;
      } finally {
        running.delete(spec.jobName);
      }
    },
    endLeftovers: () => endLeftovers(options.root, new Set(running.keys())),
    get busy() {
      return slots.busy;
    },
    async shutdown() {
      closing.abort();
      await Promise.allSettled([...running.values()]);
      await options.logs.flush();
    },
  };
}
