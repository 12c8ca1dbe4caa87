import type { CommandsOf, StreamsOf } from '../handlers';
import { inScope, type OpenConsole, streamInScope } from './in-scope';

export function processingHandlers(open: OpenConsole): CommandsOf<'processing'> {
  return {
    'processing.list': ({ workspaceId }) =>
      inScope(open, workspaceId, ({ processing }, scope) => processing.list(scope)),
    'processing.show': ({ workspaceId, name }) =>
      inScope(open, workspaceId, ({ processing }, scope) => processing.show(scope, name)),
    'processing.preflight': ({ workspaceId, spec }) =>
      inScope(open, workspaceId, ({ processing }, scope) => processing.preflight(scope, spec)),
    'processing.launch': ({ workspaceId, spec, confirmed }) =>
      inScope(open, workspaceId, ({ processing }, scope) => processing.launch(scope, spec, confirmed)),
    'processing.stop': ({ workspaceId, name }) =>
      inScope(open, workspaceId, ({ processing }, scope) => processing.stop(scope, name)),
    'processing.logPage': ({ workspaceId, name, from, count }) =>
      inScope(open, workspaceId, ({ processing }, scope) => processing.logPage(scope, name, from, count)),
  };
}

export function processingStreamHandlers(open: OpenConsole): StreamsOf<'processing'> {
  return {
    'processing.watchList': ({ workspaceId }, { signal }) =>
      streamInScope(open, workspaceId, ({ processing }, scope) => processing.watchList(scope, signal)),
    'processing.watch': ({ workspaceId, name }, { signal }) =>
      streamInScope(open, workspaceId, ({ processing }, scope) => processing.watch(scope, name, signal)),
    'processing.log': ({ workspaceId, name }, { signal }) =>
      streamInScope(open, workspaceId, ({ processing }, scope) => processing.log(scope, name, signal)),
  };
}
