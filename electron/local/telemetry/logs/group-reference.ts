import type { Call } from '../../gateway/service';
import { logErrors } from './log-errors';
import type { LogGroup, LogGroups } from './log-groups';

/** How the read operations name a log group: by its name, or by its name or ARN as identifier. */
export interface GroupReference {
  readonly logGroupName?: string;
  readonly logGroupIdentifier?: string;
}

/** ARN of a log group, as the APIs without a trailing ":*" take it. */
export function groupArn(call: Pick<Call, 'region' | 'accountId'>, name: string): string {
  return `arn:aws:logs:${call.region}:${call.accountId}:log-group:${name}`;
}

/** Finds the group; throws InvalidParameterException or ResourceNotFoundException. */
export function resolveGroup(groups: LogGroups, reference: GroupReference, call: Call): LogGroup {
  const { logGroupName, logGroupIdentifier } = reference;
  if ((logGroupName === undefined) === (logGroupIdentifier === undefined)) {
    throw logErrors.invalid('Exactly one of logGroupName and logGroupIdentifier must be given.');
  }
  const group = groups.find(logGroupName ?? groupNameOf(logGroupIdentifier ?? '', call));
  if (group === undefined) throw logErrors.groupNotFound();
  return group;
}

/** The name in a group's ARN (with or without ":*"), or the identifier itself when it is a name. */
export function groupNameOf(identifier: string, call: Call): string {
  if (!identifier.startsWith('arn:')) return identifier;
  const own = groupArn(call, '');
  // Another account's or region's group is none of this workspace.
  if (!identifier.startsWith(own)) throw logErrors.groupNotFound();
  return identifier.slice(own.length).replace(/:\*$/u, '');
}
