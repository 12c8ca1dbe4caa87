import { type RoleRequest, roleRequestSchema } from '../../../shared/model/execution-role';
import type { AuditTrail } from '../audit/ports';
import type { AwsWorkspace } from '../aws-ports';
import type { Clock } from '../platform-ports';
import type { JournalStore } from '../store-ports';
import { mayBeUnderWay } from '../under-way';
import type { Link } from '../workspace/link';
import { type RoleProgress, roleProgress } from './create-role';

/** One that gave a sign of life since may still be under way in another process, ms. */
const stillUnderWay = 60_000;

interface ResolveOptions {
  readonly workspaceId: string;
  readonly link: Pick<Link, 'workspace'>;
  readonly journal: JournalStore;
  readonly audit: AuditTrail;
  readonly clock: Clock;
}

const found: Readonly<Record<RoleProgress['kind'], string>> = {
  missing: 'there is no such role.',
  'without-policy': 'the role is there without its policy. Make it once more to finish it.',
  whole: 'the role is there with its policy.',
  another: 'another role has that name.',
};

/** Writes down what became of roles whose making was cut off. Resolves to whether all were settled. */
export async function resolveRoles(aws: AwsWorkspace, options: ResolveOptions): Promise<boolean> {
  const { audit, clock, journal, link, workspaceId } = options;
  const workspace = link.workspace;
  if (workspace === null) return false;
  const scope = { workspaceId, accountId: workspace.accountId, region: workspace.region };
  let settled = true;
  for (const entry of await journal.open(workspaceId)) {
    if (entry.action !== 'account.createRole') continue;
    const request = parseRequest(entry.requestJson);
    const progress = request === null ? null : await roleProgress(aws.roles, scope, request);
    if (progress !== null && !progress.ok) return false;
    const kind = progress?.data.kind ?? 'missing';
    if (kind !== 'whole' && mayBeUnderWay(entry, clock, stillUnderWay)) {
      settled = false;
      continue;
    }
    const outcome = kind === 'whole' ? 'done' : 'rejected';
    await audit.record({
      ...scope,
      action: entry.action,
      target: `role/${entry.target}`,
      outcome,
      detail: `Its end was not written down at the time. Found out later: ${found[kind]}`,
    });
    await journal.settle(entry.id, outcome, clock.now());
  }
  return settled;
}

function parseRequest(json: string): RoleRequest | null {
  try {
    return roleRequestSchema.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}
