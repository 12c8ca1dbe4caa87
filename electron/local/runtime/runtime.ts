import { mkdirSync } from 'node:fs';
import { JobRun } from './job-run';
import { builtInAlgorithms, type TrainingRuntimeOptions } from './options';
import { endLeftovers } from './processes/leftovers';
import { programOf } from './program/program';
import { JobDesk } from './schedule/job-desk';
import type { TrainingOutcome, TrainingRuntime } from './training-runtime';

/**
 * The runtime of one root. Job folders are made below `<root>/runs` and removed when their job has
 * ended, however it ended: what was worth keeping is in S3 and in the log by then. After shutdown
 * the promise of a run that was under way never settles, because the job has no outcome yet.
 */
export function createTrainingRuntime(options: TrainingRuntimeOptions): TrainingRuntime {
  mkdirSync(options.root, { recursive: true });
  const desk = new JobDesk<TrainingOutcome>(options.slots, options.logs);
  return {
    run: (spec, observer, stop) =>
      desk.run({
        jobName: spec.jobName,
        stop,
        check: () => void programOf(spec, builtInAlgorithms),
        waiting: (message) => observer.phase('Pending', message),
        run: (halt, closing) => new JobRun(spec, observer, halt, options, closing).run(),
        stopped: { kind: 'stopped', why: 'requested', artifactS3Uri: null },
        failed: (reason) => ({ kind: 'failed', reason }),
      }),
    endLeftovers: () => endLeftovers(options.root, desk.running),
    get busy() {
      return desk.running.size;
    },
    shutdown: () => desk.shutdown(),
  };
}
