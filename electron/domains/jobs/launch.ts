import { type Failure, fail, ok, type Result } from '../../../shared/errors/result';
import type { TrainingSpec } from '../../../shared/model/training-spec';
import type { TrainingJobService } from '../aws-ports';
import type { Clock } from '../platform-ports';
import { isSameJob } from './same-job';

/** How often the call is made again when it is unknown whether it arrived. */
const attempts = 3;
const pauseBetween = 500;

/** Failures after which the service may have created the job all the same. */
const unknownOutcome = new Set<Failure['code']>([
  'workspace.offline',
  'aws.timeout',
  'aws.throttled',
  'aws.unreadable',
]);

export type LaunchOutcome =
  | { readonly kind: 'created'; readonly arn: string }
  | { readonly kind: 'rejected'; readonly failure: Failure }
  /** Nobody answered: it stays in the journal and is resolved when the workspace is back. */
  | { readonly kind: 'unknown'; readonly failure: Failure };

/**
 * Creates the job so that exactly one exists when this says `created`. CreateTrainingJob takes no
 * client token: the name is the idempotency, so a call whose reply was lost may be made again, and
 * a name that is taken is compared with what was asked for.
 */
export async function createExactlyOnce(
  service: TrainingJobService,
  spec: TrainingSpec,
  clock: Clock,
  signal: AbortSignal,
): Promise<LaunchOutcome> {
  let failure: Failure | null = null;
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const created = await service.create(spec);
    if (created.ok) return { kind: 'created', arn: created.data.arn };
    failure = created.error;
    const serverError = failure.code === 'aws.rejected' && failure.retryable;
    if (failure.code !== 'job.exists' && !unknownOutcome.has(failure.code) && !serverError)
      return { kind: 'rejected', failure };
    const found = await ownJob(service, spec);
    if (found.ok && found.data !== null) return { kind: 'created', arn: found.data };
    if (!found.ok && found.error.code === 'job.exists') return { kind: 'rejected', failure: found.error };
    await clock.wait(pauseBetween * attempt, signal);
  }
  return { kind: 'unknown', failure: failure ?? unanswered(spec.name) };
}

/** The address of the job when it exists and is this one; null when there is none; `job.exists` when it is another. */
async function ownJob(service: TrainingJobService, spec: TrainingSpec): Promise<Result<string | null>> {
  const described = await service.describe(spec.name);
  if (described.ok) return isSameJob(described.data, spec) ? ok(described.data.arn) : nameTaken(spec.name);
  return described.error.code === 'job.not-found' ? ok(null) : described;
}

export function nameTaken(name: string): ReturnType<typeof fail> {
  return fail('job.exists', `There is already another training job called ${name}.`, 'Choose another name.');
}

function unanswered(name: string): Failure {
  return fail('aws.timeout', `Nobody answered when ${name} was launched.`, 'Look at the list in a moment.', {
    retryable: true,
  }).error;
}
