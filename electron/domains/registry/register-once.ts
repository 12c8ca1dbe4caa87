import { type Failure, ok, type Result } from '../../../shared/errors/result';
import type { NewPackage } from '../../../shared/model/new-package';
import { createPatience } from '../patience';
import type { Clock } from '../platform-ports';
import { isUndecided } from '../undecided';
import type { OnSlowed } from '../workspace/slowed';
import { requestKey } from './metadata';
import type { RegistryService } from './ports';

/** How often the call is made again when it is unknown whether it arrived. */
const attempts = 3;
const pauseBetween = 500;
/** Versions looked through for the one a request made; it is among the newest. */
const newest = 10;

export type RegisterOutcome =
  | { readonly kind: 'created'; readonly arn: string }
  | { readonly kind: 'rejected'; readonly failure: Failure }
  /** Nobody answered: it stays in the journal and is resolved when the workspace is back. */
  | { readonly kind: 'unknown'; readonly failure: Failure };

/**
 * Registers the version so that exactly one exists when this says `created`: every attempt carries the
 * same client token, and a version that carries it in its metadata is the one. The group has to exist.
 */
export async function registerOnce(
  service: RegistryService,
  request: NewPackage,
  clock: Clock,
  signal: AbortSignal,
  onSlowed?: OnSlowed,
): Promise<RegisterOutcome> {
  const patiently = createPatience(clock, signal, onSlowed);
  let failure: Failure | null = null;
  for (let attempt = 1; attempt <= attempts && !signal.aborted; attempt += 1) {
    const created = await patiently(() => service.createPackage(request));
    if (created.ok) return { kind: 'created', arn: created.data.arn };
    failure = created.error;
    if (!isUndecided(failure)) return { kind: 'rejected', failure };
    const found = await patiently(() => versionOf(service, request, signal));
    if (found.ok && found.data !== null) return { kind: 'created', arn: found.data };
    await clock.wait(pauseBetween * attempt, signal);
  }
  return { kind: 'unknown', failure: failure ?? neverAsked };
}

/** ARN of the version this request made; null when there is none. */
export async function versionOf(
  service: RegistryService,
  request: NewPackage,
  signal: AbortSignal,
): Promise<Result<string | null>> {
  const listed = await service.listPackages(request.group, signal);
  if (!listed.ok) return listed.error.code === 'model.not-found' ? ok(null) : listed;
  for (const { arn } of listed.data.slice(0, newest)) {
    const described = await service.describePackage(arn);
    if (described.ok && described.data.metadata[requestKey] === request.clientToken) return ok(arn);
    if (!described.ok && described.error.code !== 'model.not-found') return described;
  }
  return ok(null);
}

/** Makes the group unless it is there; says whether it did. */
export async function ensureGroup(
  service: RegistryService,
  group: string,
  signal: AbortSignal,
): Promise<Result<{ readonly made: boolean }>> {
  const listed = await service.listGroups(signal);
  if (!listed.ok) return listed;
  if (listed.data.some(({ name }) => name === group)) return ok({ made: false });
  const made = await service.createGroup(group, null);
  if (made.ok) return ok({ made: true });
  if (made.error.code === 'model.exists') return ok({ made: false });
  return made;
}

const neverAsked: Failure = {
  code: 'cancelled',
  message: 'Upside was closed before the service was asked.',
  hint: 'It is carried on when Upside is opened again.',
  retryable: true,
};
