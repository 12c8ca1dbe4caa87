import { AwsError, type Call } from '../../../gateway/service';
import { groupArn, resolveGroup } from '../group-reference';
import { logErrors } from '../log-errors';
import type { LogGroup } from '../log-groups';
import type { LogsContext } from './context';

/** Days CloudWatch Logs accepts; source: PutRetentionPolicy in its API reference. */
const RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];
const MAX_TAGS = 50;

/** Recorded, shown and applied to events that PutLogEvents brings; nothing stored is removed for it yet. */
export function putRetentionPolicy(
  { groups }: LogsContext,
  input: { readonly logGroupName: string; readonly retentionInDays: number },
  call: Call,
): Record<string, unknown> {
  if (!RETENTION_DAYS.includes(input.retentionInDays)) {
    throw logErrors.invalid(
      `1 validation error detected: Value '${input.retentionInDays}' at 'retentionInDays' failed to satisfy constraint: Member must satisfy enum value set: [${RETENTION_DAYS.join(', ')}]`,
    );
  }
  groups.setRetention(resolveGroup(groups, input, call).id, input.retentionInDays);
  return {};
}

export function deleteRetentionPolicy(
  { groups }: LogsContext,
  input: { readonly logGroupName: string },
  call: Call,
): Record<string, unknown> {
  groups.setRetention(resolveGroup(groups, input, call).id, null);
  return {};
}

export function listTagsForResource(
  { groups }: LogsContext,
  input: { readonly resourceArn: string },
  call: Call,
): Record<string, unknown> {
  return { tags: groups.tags(groupOfArn({ groups }, input.resourceArn, call).id) };
}

export function tagResource(
  { groups }: LogsContext,
  input: { readonly resourceArn: string; readonly tags: Readonly<Record<string, string>> },
  call: Call,
): Record<string, unknown> {
  const { id } = groupOfArn({ groups }, input.resourceArn, call);
  const tags = { ...groups.tags(id), ...input.tags };
  if (Object.keys(tags).length > MAX_TAGS) {
    throw new AwsError('TooManyTagsException', `A resource can have no more than ${MAX_TAGS} tags.`);
  }
  groups.setTags(id, tags);
  return {};
}

export function untagResource(
  { groups }: LogsContext,
  input: { readonly resourceArn: string; readonly tagKeys: readonly string[] },
  call: Call,
): Record<string, unknown> {
  const { id } = groupOfArn({ groups }, input.resourceArn, call);
  const kept = Object.entries(groups.tags(id)).filter(([key]) => !input.tagKeys.includes(key));
  groups.setTags(id, Object.fromEntries(kept));
  return {};
}

function groupOfArn({ groups }: Pick<LogsContext, 'groups'>, arn: string, call: Call): LogGroup {
  if (!arn.startsWith(groupArn(call, ''))) throw logErrors.groupNotFound();
  return resolveGroup(groups, { logGroupIdentifier: arn }, call);
}
