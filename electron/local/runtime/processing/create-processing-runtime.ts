import { mkdirSync } from 'node:fs';
import { type JobRuntimeOptions, processingPrograms } from '../options';
import { endLeftovers } from '../processes/leftovers';
import { JobDesk } from '../schedule/job-desk';
import { processingProgramOf } from './processing-program';
import { ProcessingRun } from './processing-run';
import type { ProcessingOutcome, ProcessingRuntime } from './processing-runtime';

/** The runtime of processing jobs, on a root of its own; job folders live below `<root>/runs` and go with their job. */
export function createProcessingRuntime(options: JobRuntimeOptions): ProcessingRuntime {
  mkdirSync(options.root, { recursive: true });
  const desk = new JobDesk<ProcessingOutcome>(options.slots, options.logs);
  return {
    run: (spec, observer, stop) =>
      desk.run({
        jobName: spec.jobName,
        stop,
        check: () => void processingProgramOf(spec, processingPrograms),
        waiting: (message) => observer.waiting(message),
        run: (halt, closing) => new ProcessingRun(spec, observer, halt, options, closing).run(),
        stopped: { kind: 'stopped', why: 'requested', exitMessage: null, outputs: [] },
        failed: (reason) => ({ kind: 'failed', reason, exitMessage: null, outputs: [] }),
      }),
    endLeftovers: () => endLeftovers(options.root, desk.running),
    get busy() {
      return desk.running.size;
    },
    shutdown: () => desk.shutdown(),
  };
}
