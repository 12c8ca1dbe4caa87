import { type Failure, fail, type Result } from '../../../shared/errors/result';
import { createPatience } from '../patience';
import type { Clock } from '../platform-ports';
import { isUndecided } from '../undecided';
import type { OnSlowed } from '../workspace/slowed';

/** How often the call is made again when it is unknown whether it arrived. */
const attempts = 3;
const pauseBetween = 500;

export type CreateOutcome =
  | { readonly kind: 'created' }
  | { readonly kind: 'rejected'; readonly failure: Failure }
  /** Nobody answered: the journal resolves it when the workspace is back. */
  | { readonly kind: 'unknown'; readonly failure: Failure };

/** What stands under a name: nothing, what was asked for, or something else. */
export type Found = 'nothing' | 'own' | 'other';

/**
 * Creates one thing so that exactly one exists when this says `created`. Models, configurations and
 * endpoints take no client token: the name is the idempotency, so a call whose reply was lost may be
 * made again, and a name that is taken is compared with what was asked for.
 */
export async function createOnce(
  what: string,
  create: () => Promise<Result<unknown>>,
  find: () => Promise<Result<Found>>,
  clock: Clock,
  signal: AbortSignal,
  onSlowed?: OnSlowed,
): Promise<CreateOutcome> {
  const patiently = createPatience(clock, signal, onSlowed);
  let failure: Failure | null = null;
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const created = await patiently(create);
    if (created.ok) return { kind: 'created' };
    failure = created.error;
    // Also after a refusal: an attempt whose answer was lost may be what this one ran into, as into a limit it filled.
    const found = await patiently(find);
    if (found.ok && found.data === 'own') return { kind: 'created' };
    if (found.ok && found.data === 'other') return { kind: 'rejected', failure: taken(what) };
    if (failure.code !== 'endpoint.exists' && !isUndecided(failure)) return { kind: 'rejected', failure };
    await clock.wait(pauseBetween * attempt, signal);
  }
  return { kind: 'unknown', failure: failure ?? taken(what) };
}

function taken(what: string): Failure {
  return fail('endpoint.exists', `There is already another ${what}.`, 'Choose another name.').error;
}
