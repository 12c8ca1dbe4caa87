import { fail, ok, type Result } from '../../../shared/errors/result';
import {
  permissionsPolicy,
  type RoleRequest,
  roleDescription,
  rolePolicyName,
  trustPolicy,
} from '../../../shared/model/execution-role';
import { dataOf } from '../guard';
import { createPatience } from '../patience';
import type { Clock } from '../platform-ports';
import type { Scope } from '../scope';
import type { OnSlowed } from '../workspace/slowed';
import type { DescribedRole, RoleService } from './ports';

/** IAM answers from copies that lag behind a change; ms. */
const shownWithin = 15_000;
const lookEvery = 500;

type Place = Pick<Scope, 'accountId' | 'region'>;

/** How far a role is made: nothing, the role without its policy, all of it; or it is somebody else's. */
export type RoleProgress =
  | { readonly kind: 'missing' }
  | { readonly kind: 'without-policy' }
  | { readonly kind: 'whole'; readonly arn: string }
  | { readonly kind: 'another' };

/**
 * Compares what IAM has under the name with what was asked for. A role of the same trust that can do nothing
 * is one whose policy was never put: a lost reply or a kill in between.
 */
export async function roleProgress(
  roles: RoleService,
  scope: Place,
  request: RoleRequest,
): Promise<Result<RoleProgress>> {
  const described = await roles.describe(request.name);
  if (!described.ok) return described;
  const found = described.data;
  if (found === null) return ok({ kind: 'missing' });
  if (!sameJson(found.trust, trustPolicy(scope)) || found.attached.length > 0) return ok({ kind: 'another' });
  if (found.inline.length === 0) return ok({ kind: 'without-policy' });
  if (!hasOnlyOurs(found)) return ok({ kind: 'another' });
  const policy = await roles.inlinePolicy(request.name, rolePolicyName);
  if (!policy.ok) return policy;
  if (policy.data === null) return ok({ kind: 'without-policy' });
  const same = sameJson(policy.data, permissionsPolicy(scope, request));
  return ok(same ? { kind: 'whole', arn: found.role.arn } : { kind: 'another' });
}

/**
 * Makes what is missing of the role and reads it back. The name is IAM's only idempotency, so a call may be
 * made again after a lost reply. Rejects with CodedError; `role.exists` when the name is somebody else's.
 */
export async function createRole(
  roles: RoleService,
  scope: Place,
  request: RoleRequest,
  clock: Clock,
  signal: AbortSignal,
  onSlowed?: OnSlowed,
): Promise<{ readonly name: string; readonly arn: string }> {
  const { name } = request;
  const patiently = createPatience(clock, signal, onSlowed);
  const progress = async () => dataOf(await patiently(() => roleProgress(roles, scope, request)));
  const before = await progress();
  if (before.kind === 'another') dataOf(taken(name));
  if (before.kind === 'whole') return { name, arn: before.arn };
  if (before.kind === 'missing') {
    const created = await patiently(() => roles.create(name, trustPolicy(scope), roleDescription));
    // Made by our own call whose reply was lost, or by another at this moment: the comparison below tells.
    if (!created.ok && created.error.code !== 'role.exists') dataOf(created);
    if (!created.ok && (await progress()).kind === 'another') dataOf(taken(name));
  }
  dataOf(await patiently(() => roles.putPolicy(name, rolePolicyName, permissionsPolicy(scope, request))));
  const until = clock.elapsed() + shownWithin;
  for (;;) {
    const now = await progress();
    if (now.kind === 'whole') return { name, arn: now.arn };
    if (clock.elapsed() >= until || signal.aborted) break;
    await clock.wait(lookEvery, signal);
  }
  return dataOf(
    fail('aws.timeout', `The role ${name} was made and does not show yet.`, 'Look at the list of roles in a moment.', {
      retryable: true,
    }),
  );
}

function taken(name: string): ReturnType<typeof fail> {
  return fail(
    'role.exists',
    `There is already another role called ${name} in this account.`,
    'Choose another name, or pick that role if it is the one you mean.',
  );
}

function hasOnlyOurs({ inline }: DescribedRole): boolean {
  return inline.every((policy) => policy === rolePolicyName);
}

/** Whether two policies say the same, whatever the order of their members and the white space. */
export function sameJson(a: string, b: string): boolean {
  try {
    return canonical(JSON.parse(a)) === canonical(JSON.parse(b));
  } catch {
    return false;
  }
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) =>
    member !== null && typeof member === 'object' && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}
