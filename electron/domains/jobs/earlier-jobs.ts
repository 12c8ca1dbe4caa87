import { scriptOfJob } from '../../../shared/model/script-mode';
import type { TrainingJob } from '../../../shared/model/training-job';
import type { TrainingSpec } from '../../../shared/model/training-spec';
import { earlierRuns } from '../preflight/earlier-runs';
import type { JobStore } from '../store-ports';

/** Jobs seen earlier that may tell how long this one takes, the newest first. */
export function earlierJobs(
  workspaceId: string,
  spec: Pick<TrainingSpec, 'instanceType'>,
  store: JobStore,
): Promise<readonly TrainingJob[]> {
  const ofWorkspace = {
    list: () => store.list(workspaceId),
    show: (name: string) => store.show(workspaceId, name),
  };
  return earlierRuns(ofWorkspace, ({ instanceType }) => instanceType === spec.instanceType);
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

/** The image alone does not tell: AWS's framework images run every recipe that brings a script. */
function runsSame(job: TrainingJob, spec: TrainingSpec): boolean {
  const started = scriptOfJob(job.hyperParameters, job.inputs).script?.entryPoint ?? null;
  return (
    job.image === spec.image &&
    started === (spec.script?.entryPoint ?? null) &&
    JSON.stringify([job.entrypoint, job.arguments]) ===
      JSON.stringify([spec.container.entrypoint, spec.container.arguments])
  );
}
