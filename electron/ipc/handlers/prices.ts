import type { CommandsOf } from '../handlers';
import { inScope, type OpenConsole } from './in-scope';

export function priceHandlers(open: OpenConsole): CommandsOf<'prices'> {
  return {
    'prices.show': ({ workspaceId }) => inScope(open, workspaceId, ({ prices }, scope) => prices.show(scope)),
    'prices.refresh': ({ workspaceId }) => inScope(open, workspaceId, ({ prices }, scope) => prices.refresh(scope)),
  };
}
