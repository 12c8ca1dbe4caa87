import { type BillScope, jobBill } from '../../../shared/model/job-bill';
import type { Preflight } from '../../../shared/model/preflight';
import type { ProcessingJob, ProcessingSpec } from '../../../shared/model/processing-job';
import type { AwsWorkspace } from '../aws-ports';
import type { Clock } from '../platform-ports';
import { earlierRuns } from '../preflight/earlier-runs';
import { planOfProcessing } from '../preflight/launch-plan';
import { nameQuestion } from '../preflight/name-question';
import { runPreflight } from '../preflight/preflight';
import type { Scope } from '../scope';
import type { ProcessingStore } from '../store-ports';

export interface ProcessingPreflight {
  readonly aws: AwsWorkspace;
  readonly scope: Scope;
  readonly clock: Clock;
  readonly prices: BillScope;
  /** Jobs described earlier: those of the same program and instance say how long this one may take. */
  readonly earlier: readonly ProcessingJob[];
}

/** Everything that can be found wrong with a processing job without creating it. */
export function preflightProcessing(parts: ProcessingPreflight, spec: ProcessingSpec): Promise<Preflight> {
  const { aws, clock, earlier, prices, scope } = parts;
  return runPreflight({
    aws,
    scope,
    kind: prices.kind,
    clock,
    instanceTypes: prices.instanceTypes,
    plan: planOfProcessing(scope, spec),
    bill: jobBill(prices, 'processing', {
      ...spec,
      instanceCount: 1,
      earlierSeconds: earlierProcessingSeconds(spec, earlier),
    }),
    own: [
      nameQuestion({ id: 'name', title: 'Name' }, 'a processing job', spec.name, () =>
        aws.processingJobs.describe(spec.name),
      ),
    ],
  });
}

/** Jobs seen earlier that may tell how long this one takes, the newest first. */
export function earlierProcessingJobs(
  workspaceId: string,
  spec: Pick<ProcessingSpec, 'image'>,
  store: ProcessingStore,
): Promise<readonly ProcessingJob[]> {
  return earlierRuns(workspaceId, store, ({ program }) => program === null || program === spec.image);
}

/** Seconds that completed jobs of the same program on the same instance ran: that is what processing is billed by. */
export function earlierProcessingSeconds(spec: ProcessingSpec, jobs: readonly ProcessingJob[]): readonly number[] {
  return jobs
    .filter((job) => job.status === 'Completed' && runsSame(job.spec, spec))
    .flatMap(({ endedAt, startedAt }) =>
      endedAt === null || startedAt === null || endedAt <= startedAt ? [] : (endedAt - startedAt) / 1_000,
    );
}

function runsSame(made: ProcessingSpec, asked: ProcessingSpec): boolean {
  return (
    made.image === asked.image &&
    made.instanceType === asked.instanceType &&
    JSON.stringify([made.entrypoint, made.arguments]) === JSON.stringify([asked.entrypoint, asked.arguments])
  );
}
