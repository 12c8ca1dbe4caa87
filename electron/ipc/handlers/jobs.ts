import type { CommandsOf, StreamsOf } from '../handlers';
import { inScope, type OpenConsole, streamInScope } from './in-scope';

export function jobHandlers(open: OpenConsole): CommandsOf<'jobs'> {
  return {
    'jobs.list': ({ workspaceId }) => inScope(open, workspaceId, ({ jobs }, scope) => jobs.list(scope)),
    'jobs.show': ({ workspaceId, name }) => inScope(open, workspaceId, ({ jobs }, scope) => jobs.show(scope, name)),
    'jobs.recipes': async () => (await open()).jobs.recipes(),
    'jobs.preflight': ({ workspaceId, spec }) =>
      inScope(open, workspaceId, ({ jobs }, scope) => jobs.preflight(scope, spec)),
    'jobs.launch': ({ workspaceId, spec, confirmed }) =>
      inScope(open, workspaceId, ({ jobs }, scope) => jobs.launch(scope, spec, confirmed)),
    'jobs.stop': ({ workspaceId, name }) => inScope(open, workspaceId, ({ jobs }, scope) => jobs.stop(scope, name)),
    'jobs.delete': ({ workspaceId, name, confirmed }) =>
      inScope(open, workspaceId, ({ jobs }, scope) => jobs.delete(scope, name, confirmed)),
  };
}

export function jobStreamHandlers(open: OpenConsole): StreamsOf<'jobs'> {
  return {
    'jobs.watchList': ({ workspaceId }, { signal }) =>
      streamInScope(open, workspaceId, ({ jobs }, scope) => jobs.watchList(scope, signal)),
    'jobs.watch': ({ workspaceId, name }, { signal }) =>
      streamInScope(open, workspaceId, ({ jobs }, scope) => jobs.watch(scope, name, signal)),
  };
}
