import { type Failure, fail, ok, type Result } from '../../../shared/errors/result';
import type { RunService } from '../aws-ports';
import { createPatience } from '../patience';
import type { Clock } from '../platform-ports';
import { isUndecided } from '../undecided';
import type { OnSlowed } from '../workspace/slowed';

/** How often the call is made again when it is unknown whether it arrived. */
const attempts = 3;
const pauseBetween = 500;

export type LaunchOutcome =
  | { readonly kind: 'created'; readonly arn: string }
  | { readonly kind: 'rejected'; readonly failure: Failure }
  /** Nobody answered: it stays in the journal and is resolved when the workspace is back. */
  | { readonly kind: 'unknown'; readonly failure: Failure };

interface CreateOnceOptions<D, Spec> {
  readonly service: Pick<RunService<never, D, Spec>, 'create' | 'describe'>;
  /** True when the job the service describes is the one the spec asked for. */
  readonly isSame: (described: D, spec: Spec) => boolean;
  /** What a person calls it, e.g. "training job". */
  readonly noun: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly onSlowed?: OnSlowed;
}

/**
 * Creates the job so that exactly one exists when this says `created`. CreateTrainingJob and
 * CreateProcessingJob take no client token: the name is the idempotency, so a call whose reply was
 * lost may be made again, and a name that is taken is compared with what was asked for.
 */
export async function createExactlyOnce<D extends { readonly arn: string }, Spec extends { readonly name: string }>(
  spec: Spec,
  options: CreateOnceOptions<D, Spec>,
): Promise<LaunchOutcome> {
  const { clock, onSlowed, service, signal } = options;
  const patiently = createPatience(clock, signal, onSlowed);
  let failure: Failure | null = null;
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const created = await patiently(() => service.create(spec));
    if (created.ok) return { kind: 'created', arn: created.data.arn };
    failure = created.error;
    // Also after a refusal: an attempt whose answer was lost may be what this one ran into, as into a limit it filled.
    const found = await patiently(() => ownJob(spec, options));
    if (found.ok && found.data !== null) return { kind: 'created', arn: found.data };
    if (!found.ok && found.error.code === 'job.exists') return { kind: 'rejected', failure: found.error };
    if (failure.code !== 'job.exists' && !isUndecided(failure)) return { kind: 'rejected', failure };
    await clock.wait(pauseBetween * attempt, signal);
  }
  return { kind: 'unknown', failure: failure ?? unanswered(spec.name) };
}

/** The address of the job when it exists and is this one; null when there is none; `job.exists` when it is another. */
async function ownJob<D extends { readonly arn: string }, Spec extends { readonly name: string }>(
  spec: Spec,
  { isSame, noun, service }: CreateOnceOptions<D, Spec>,
): Promise<Result<string | null>> {
  const described = await service.describe(spec.name);
  if (described.ok) return isSame(described.data, spec) ? ok(described.data.arn) : nameTaken(noun, spec.name);
  return described.error.code === 'job.not-found' ? ok(null) : described;
}

export function nameTaken(noun: string, name: string): ReturnType<typeof fail> {
  return fail('job.exists', `There is already another ${noun} called ${name}.`, 'Choose another name.');
}

function unanswered(name: string): Failure {
  return fail('aws.timeout', `Nobody answered when ${name} was launched.`, 'Look at the list in a moment.', {
    retryable: true,
  }).error;
}
