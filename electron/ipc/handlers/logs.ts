import type { CommandsOf, StreamsOf } from '../handlers';
import { inScope, type OpenConsole, streamInScope } from './in-scope';

export function logHandlers(open: OpenConsole): CommandsOf<'logs'> {
  return {
    'logs.page': ({ workspaceId, jobName, from, count }) =>
      inScope(open, workspaceId, ({ logs }, scope) => logs.page(scope, jobName, from, count)),
  };
}

export function logStreamHandlers(open: OpenConsole): StreamsOf<'logs'> {
  return {
    'logs.follow': ({ workspaceId, jobName }, { signal }) =>
      streamInScope(open, workspaceId, ({ logs }, scope) => logs.follow(scope, jobName, signal)),
  };
}
