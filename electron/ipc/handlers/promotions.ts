import type { CommandsOf, StreamsOf } from '../handlers';
import { inScope, type OpenConsole, streamInScope } from './in-scope';

export function promotionHandlers(open: OpenConsole): CommandsOf<'promotions'> {
  return {
    'promotions.plan': ({ workspaceId, request }) =>
      inScope(open, workspaceId, ({ promotions }, scope) => promotions.plan(scope, request)),
    'promotions.start': ({ workspaceId, request, confirmed }) =>
      inScope(open, workspaceId, ({ promotions }, scope) => promotions.start(scope, request, confirmed)),
    'promotions.planRevert': ({ workspaceId, endpoint }) =>
      inScope(open, workspaceId, ({ promotions }, scope) => promotions.planRevert(scope, endpoint)),
    'promotions.revert': ({ workspaceId, endpoint, confirmed }) =>
      inScope(open, workspaceId, ({ promotions }, scope) => promotions.revert(scope, endpoint, confirmed)),
    'promotions.list': ({ workspaceId, endpoint }) =>
      inScope(open, workspaceId, ({ promotions }, scope) => promotions.list(scope, endpoint)),
    'promotions.show': ({ workspaceId, id }) =>
      inScope(open, workspaceId, ({ promotions }, scope) => promotions.show(scope, id)),
  };
}

export function promotionStreamHandlers(open: OpenConsole): StreamsOf<'promotions'> {
  return {
    'promotions.watch': ({ workspaceId, id }, { signal }) =>
      streamInScope(open, workspaceId, ({ promotions }, scope) => promotions.watch(scope, id, signal)),
  };
}
