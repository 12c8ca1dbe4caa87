import type { TrainingRuntime } from '../runtime/training-runtime';
import type { LineageRecorder } from './lineage-recorder';
import type { TrainingJob } from './training-job';
import { failedChange, stoppedChange } from './training-job-outcome';
import type { TrainingJobRunner } from './training-job-runner';
import type { TrainingJobStore } from './training-job-store';

interface RecoverOptions {
  readonly store: TrainingJobStore;
  readonly runtime: TrainingRuntime;
  readonly runner: TrainingJobRunner;
  readonly lineage: LineageRecorder;
  readonly clock: () => number;
}

/**
 * Decides, when a daemon starts, what becomes of the jobs an earlier one left unfinished; processes
 * that still live are ended first. A job that was stopping has stopped; one that never left the
 * queue takes its place in it again; one that keeps checkpoints and may be restarted goes on from
 * them; any other has failed. None is called Completed: nothing recorded before the end proves that
 * its process would have succeeded.
 */
export async function recoverTrainingJobs(options: RecoverOptions): Promise<void> {
  const { store, runtime, runner, lineage, clock } = options;
  const ended = new Set((await runtime.endLeftovers()).map(({ jobName }) => jobName));
  for (const job of store.unfinished()) {
    const at = clock();
    // What it had read is not known any more.
    const recordEnd = (ended: TrainingJob) =>
      lineage.jobEnded({ job: ended, inputs: [], metrics: store.metrics(ended.id), artifactS3Uri: null, at });
    // A process found alive ran until now; of any other only its last recorded sign of life is known.
    const previousEndedAt = ended.has(job.name) ? at : lastSign(store, job);
    if (job.status === 'Stopping') {
      store.change(job, { ...stoppedChange(job.stopCause ?? 'requested', at), previousEndedAt }, recordEnd);
    } else if (job.startedAt === null) {
      runner.start(
        store.change(job, {
          secondaryStatus: 'Starting',
          message: 'Starting the training job again after the local workspace restarted',
          at,
        }),
      );
    } else if (mayResume(job)) {
      const message = 'Restarting from the last checkpoint: the local workspace ended while the job was running';
      runner.start(
        store.change(job, { secondaryStatus: 'Restarting', message, at, attempt: job.attempt + 1, previousEndedAt }),
      );
    } else {
      store.change(job, { ...failedChange(failureReason(job), at), previousEndedAt }, recordEnd);
    }
  }
}

/** Whether a job asked to be carried on: by checkpoints, and as a spot job or with retries left. */
function mayResume({ request, attempt }: TrainingJob): boolean {
  if (request.CheckpointConfig === undefined) return false;
  return request.EnableManagedSpotTraining === true || attempt <= (request.RetryStrategy?.MaximumRetryAttempts ?? 0);
}

function failureReason({ request, secondaryStatus }: TrainingJob): string {
  const advice =
    request.CheckpointConfig === undefined
      ? 'It kept no checkpoints to go on from; a job with a CheckpointConfig and a RetryStrategy, or with managed spot training, goes on by itself.'
      : 'It may not be restarted: a job goes on by itself with a RetryStrategy that has attempts left, or with managed spot training.';
  return `InternalServerError: the local workspace ended while the job was running (${secondaryStatus}), and its process with it. ${advice}`;
}

function lastSign(store: TrainingJobStore, job: TrainingJob): number {
  return Math.max(job.modifiedAt, ...store.metrics(job.id).map(({ at }) => at));
}
