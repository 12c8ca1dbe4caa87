import type { Call } from '../../../gateway/service';
import { inTransaction } from '../../../storage/database';
import { writeToken } from '../../page-token';
import { groupArn, groupNameOf, resolveGroup } from '../group-reference';
import { logErrors } from '../log-errors';
import type { LogGroup } from '../log-groups';
import { readLogToken } from '../log-token';
import type { LogsContext } from './context';

const MAX_PAGE_GROUPS = 50;

export function createLogGroup(
  { groups, clock }: LogsContext,
  input: {
    readonly logGroupName: string;
    readonly tags?: Readonly<Record<string, string>>;
    readonly logGroupClass?: string;
  },
): Record<string, unknown> {
  if (input.logGroupClass !== undefined && input.logGroupClass !== 'STANDARD') {
    throw logErrors.invalid(`The log group class ${input.logGroupClass} is not available in the local workspace.`);
  }
  if (!groups.create(input.logGroupName, clock(), input.tags ?? {})) throw logErrors.groupExists();
  return {};
}

export function describeLogGroups(
  { groups }: LogsContext,
  input: {
    readonly logGroupNamePrefix?: string;
    readonly logGroupNamePattern?: string;
    readonly logGroupIdentifiers?: readonly string[];
    readonly nextToken?: string;
    readonly limit?: number;
  },
  call: Call,
): Record<string, unknown> {
  const { logGroupNamePrefix, logGroupNamePattern, logGroupIdentifiers, nextToken } = input;
  if (logGroupNamePrefix !== undefined && logGroupNamePattern !== undefined) {
    throw logErrors.invalid('LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.');
  }
  if (logGroupIdentifiers !== undefined) {
    const named = logGroupIdentifiers.map((identifier) => groups.find(groupNameOf(identifier, call)));
    return { logGroups: named.filter((group) => group !== undefined).map((group) => present(group, call)) };
  }
  const limit = input.limit ?? MAX_PAGE_GROUPS;
  const [after] = nextToken === undefined ? [''] : (readLogToken('g/', ['string'], nextToken) as [string]);
  const found = groups.list({
    after,
    prefix: logGroupNamePrefix ?? '',
    pattern: logGroupNamePattern ?? '',
    limit: limit + 1,
  });
  const page = found.slice(0, limit);
  return {
    logGroups: page.map((group) => present(group, call)),
    nextToken: found.length > limit ? writeToken('g/', [page.at(-1)?.name ?? '']) : undefined,
  };
}

export function deleteLogGroup(
  context: LogsContext,
  input: { readonly logGroupName: string },
  call: Call,
): Record<string, unknown> {
  const group = resolveGroup(context.groups, input, call);
  inTransaction(context.database, () => context.groups.delete(group.id));
  context.purge();
  return {};
}

function present(group: LogGroup, call: Call): Record<string, unknown> {
  const arn = groupArn(call, group.name);
  return {
    logGroupName: group.name,
    creationTime: group.createdAt,
    retentionInDays: group.retentionDays ?? undefined,
    metricFilterCount: 0,
    arn: `${arn}:*`,
    logGroupArn: arn,
    storedBytes: group.storedBytes,
    logGroupClass: 'STANDARD',
  };
}
