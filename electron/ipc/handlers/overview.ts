import type { Desktop } from '../desktop-ports';
import type { CommandsOf, StreamsOf } from '../handlers';
import { inScope, type OpenConsole, streamInScope } from './in-scope';

export function overviewHandlers(open: OpenConsole): CommandsOf<'overview'> & CommandsOf<'notifications'> {
  return {
    'overview.show': ({ workspaceId }) => inScope(open, workspaceId, ({ overview }, scope) => overview.show(scope)),
    'overview.resources': ({ workspaceId }) =>
      inScope(open, workspaceId, ({ overview }, scope) => overview.resources(scope)),
    'overview.looked': ({ thing, workspaceId }) =>
      inScope(open, workspaceId, ({ overview }, scope) => overview.looked(scope, thing)),
    'notifications.read': ({ workspaceId }) =>
      inScope(open, workspaceId, ({ notifications }, scope) => notifications.read(scope)),
    'notifications.clear': ({ workspaceId }) =>
      inScope(open, workspaceId, ({ notifications }, scope) => notifications.clear(scope)),
  };
}

export function overviewStreamHandlers(
  open: OpenConsole,
  desktop: Desktop,
): StreamsOf<'overview'> & StreamsOf<'notifications'> {
  return {
    'overview.watch': ({ workspaceId }, { signal }) =>
      streamInScope(open, workspaceId, ({ overview }, scope) => overview.watch(scope, signal)),
    'notifications.watch': ({ workspaceId }, { page, signal }) =>
      streamInScope(open, workspaceId, ({ notifications }, scope) =>
        notifications.watch(scope, signal, (news) => desktop.announce(news, page)),
      ),
  };
}
