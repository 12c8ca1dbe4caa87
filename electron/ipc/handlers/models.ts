import type { CommandsOf, StreamsOf } from '../handlers';
import { inScope, type OpenConsole, streamInScope } from './in-scope';

export function modelHandlers(open: OpenConsole): CommandsOf<'models'> {
  return {
    'models.groups': ({ workspaceId }) => inScope(open, workspaceId, ({ models }, scope) => models.groups(scope)),
    'models.versions': ({ workspaceId, group }) =>
      inScope(open, workspaceId, ({ models }, scope) => models.versions(scope, group)),
    'models.show': ({ workspaceId, arn }) => inScope(open, workspaceId, ({ models }, scope) => models.show(scope, arn)),
    'models.register': ({ workspaceId, jobName, group, description }) =>
      inScope(open, workspaceId, ({ models }, scope) => models.register(scope, jobName, group, description)),
    'models.planRegistration': ({ workspaceId, jobName }) =>
      inScope(open, workspaceId, ({ models }, scope) => models.planRegistration(scope, jobName)),
    'models.approve': ({ workspaceId, arn, note }) =>
      inScope(open, workspaceId, ({ models }, scope) => models.judge(scope, arn, 'Approved', note)),
    'models.reject': ({ workspaceId, arn, note }) =>
      inScope(open, workspaceId, ({ models }, scope) => models.judge(scope, arn, 'Rejected', note)),
    'models.delete': ({ workspaceId, arn, confirmed }) =>
      inScope(open, workspaceId, ({ models }, scope) => models.delete(scope, arn, confirmed)),
    'models.deleteGroup': ({ workspaceId, group, confirmed }) =>
      inScope(open, workspaceId, ({ models }, scope) => models.deleteGroup(scope, group, confirmed)),
    'models.lineage': ({ workspaceId, arn }) =>
      inScope(open, workspaceId, ({ models }, scope) => models.lineage(scope, arn)),
  };
}

export function modelStreamHandlers(open: OpenConsole): StreamsOf<'models'> {
  return {
    'models.watchGroups': ({ workspaceId }, { signal }) =>
      streamInScope(open, workspaceId, ({ models }, scope) => models.watchGroups(scope, signal)),
    'models.watchVersions': ({ workspaceId, group }, { signal }) =>
      streamInScope(open, workspaceId, ({ models }, scope) => models.watchVersions(scope, group, signal)),
  };
}
