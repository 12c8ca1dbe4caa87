import { scriptOfJob } from '../../../shared/model/script-mode';
import type { TrainingJob } from '../../../shared/model/training-job';
import type { TrainingSpec } from '../../../shared/model/training-spec';
import { earlierRuns } from '../preflight/earlier-runs';
import type { JobStore } from '../store-ports';

/** Jobs seen earlier that may tell how long this one takes, the newest first. */
export function earlierJobs(
  workspaceId: string,
  spec: Pick<TrainingSpec, 'instanceType'>,
  store: Pick<JobStore, 'list' | 'show'>,
): Promise<readonly TrainingJob[]> {
  return earlierRuns(workspaceId, store, ({ instanceType }) => instanceType === spec.instanceType);
}

/** Billed seconds of completed jobs of the same program on the same instances, on demand or spot alike. */
export function earlierSeconds(spec: TrainingSpec, jobs: readonly TrainingJob[]): readonly number[] {
  return jobs
    .filter(
      (job) =>
        job.status === 'Completed' &&
        job.instanceType === spec.instanceType &&
        job.instanceCount === spec.instanceCount &&
        // What spot saves is in the seconds that are billed.
        job.spot === spec.spot &&
        runsSame(job, spec),
    )
    .flatMap(({ billableSeconds, trainingSeconds }) => billableSeconds ?? trainingSeconds ?? []);
}

/**
 * The image alone does not tell: AWS's framework images run every recipe that brings a script, and most scripts are called
 * train.py. The same archive is the same program; another one is taken for a newer version of it where it is started alike
 * and takes the same hyperparameters.
 */
function runsSame(job: TrainingJob, spec: TrainingSpec): boolean {
  const { hyperParameters, script } = scriptOfJob(job.hyperParameters, job.inputs);
  const started = (of: Pick<TrainingJob, 'entrypoint' | 'arguments'>) => JSON.stringify([of.entrypoint, of.arguments]);
  if (job.image !== spec.image || started(job) !== started(spec.container)) return false;
  if (script === null || spec.script === null) return script === spec.script;
  return (
    script.entryPoint === spec.script.entryPoint &&
    (script.sourceS3Uri === spec.script.sourceS3Uri || sameNames(hyperParameters, spec.hyperParameters))
  );
}

function sameNames(one: TrainingSpec['hyperParameters'], other: TrainingSpec['hyperParameters']): boolean {
  return JSON.stringify(Object.keys(one).toSorted()) === JSON.stringify(Object.keys(other).toSorted());
}
