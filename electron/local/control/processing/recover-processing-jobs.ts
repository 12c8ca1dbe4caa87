import type { ProcessingRuntime } from '../../runtime/processing/processing-runtime';
import type { LineageRecorder } from '../lineage-recorder';
import type { ProcessingJob } from './processing-job';
import type { ProcessingJobRunner } from './processing-job-runner';
import type { ProcessingJobStore } from './processing-job-store';
import { failedChange, stoppedChange } from './processing-outcome';

interface RecoverOptions {
  readonly store: ProcessingJobStore;
  readonly runtime: ProcessingRuntime;
  readonly runner: ProcessingJobRunner;
  readonly lineage: LineageRecorder;
  readonly clock: () => number;
}

const reason =
  'InternalServerError: the local workspace ended while the job was running, and its process with it. Outputs that were not uploaded by then are lost; start it again under another name.';

/**
 * Decides, when a daemon starts, what becomes of the jobs an earlier one left unfinished; processes that still live are
 * ended first. A job that was stopping has stopped, one that never left the queue takes its place in it again, any
 * other has failed: nothing recorded proves that its program would have succeeded.
 */
export async function recoverProcessingJobs(options: RecoverOptions): Promise<void> {
  const { store, runtime, runner, lineage, clock } = options;
  await runtime.endLeftovers();
  for (const job of store.unfinished()) {
    const at = clock();
    // What it had read and stored is not known any more.
    const recordEnd = (ended: ProcessingJob): void =>
      lineage.processingEnded({ job: ended, inputs: [], outputs: [], at });
    if (job.status === 'Stopping') {
      store.change(job, stoppedChange(job.stopCause ?? 'requested', null, at), recordEnd);
    } else if (job.startedAt === null) {
      runner.start(store.change(job, { message: 'Waiting again after the local workspace restarted.', at }));
    } else {
      store.change(job, failedChange(reason, null, at), recordEnd);
    }
  }
}
