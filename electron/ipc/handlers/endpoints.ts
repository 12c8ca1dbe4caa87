import type { CommandsOf, StreamsOf } from '../handlers';
import { inScope, type OpenConsole, streamInScope } from './in-scope';

export function endpointHandlers(open: OpenConsole): CommandsOf<'endpoints'> {
  return {
    'endpoints.list': ({ workspaceId }) => inScope(open, workspaceId, ({ endpoints }, scope) => endpoints.list(scope)),
    'endpoints.show': ({ workspaceId, name }) =>
      inScope(open, workspaceId, ({ endpoints }, scope) => endpoints.show(scope, name)),
    'endpoints.preflight': ({ workspaceId, deployment }) =>
      inScope(open, workspaceId, ({ endpoints }, scope) => endpoints.preflight(scope, deployment)),
    'endpoints.deploy': ({ workspaceId, deployment, confirmed }) =>
      inScope(open, workspaceId, ({ endpoints }, scope) => endpoints.deploy(scope, deployment, confirmed)),
    'endpoints.scale': ({ workspaceId, name, variants, confirmed }) =>
      inScope(open, workspaceId, ({ endpoints }, scope) => endpoints.scale(scope, name, variants, confirmed)),
    'endpoints.leftovers': ({ workspaceId, name }) =>
      inScope(open, workspaceId, ({ endpoints }, scope) => endpoints.leftovers(scope, name)),
    'endpoints.delete': ({ workspaceId, name, configs, models, leftoversOnly, confirmed }) =>
      inScope(open, workspaceId, ({ endpoints }, scope) =>
        endpoints.delete(scope, name, { configs, models, leftoversOnly }, confirmed),
      ),
    'endpoints.invoke': ({ workspaceId, name, variant, contentType, accept, body }, { signal }) =>
      inScope(open, workspaceId, ({ endpoints }, scope) =>
        endpoints.invoke(scope, name, { variant, contentType, accept, body }, signal),
      ),
    'endpoints.calls': ({ workspaceId, name }) =>
      inScope(open, workspaceId, ({ endpoints }, scope) => endpoints.calls(scope, name)),
    'endpoints.logPage': ({ workspaceId, name, from, count }) =>
      inScope(open, workspaceId, ({ endpoints }, scope) => endpoints.logPage(scope, name, from, count)),
  };
}

export function endpointStreamHandlers(open: OpenConsole): StreamsOf<'endpoints'> {
  return {
    'endpoints.watchList': ({ workspaceId }, { signal }) =>
      streamInScope(open, workspaceId, ({ endpoints }, scope) => endpoints.watchList(scope, signal)),
    'endpoints.watch': ({ workspaceId, name }, { signal }) =>
      streamInScope(open, workspaceId, ({ endpoints }, scope) => endpoints.watch(scope, name, signal)),
    'endpoints.monitor': ({ workspaceId, name, minutes }, { signal }) =>
      streamInScope(open, workspaceId, ({ endpoints }, scope) => endpoints.monitor(scope, name, minutes, signal)),
    'endpoints.log': ({ workspaceId, name }, { signal }) =>
      streamInScope(open, workspaceId, ({ endpoints }, scope) => endpoints.log(scope, name, signal)),
  };
}
