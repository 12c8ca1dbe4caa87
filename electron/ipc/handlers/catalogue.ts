import type { CommandsOf } from '../handlers';
import { inScope, type OpenConsole } from './in-scope';

export function catalogueHandlers(open: OpenConsole): CommandsOf<'catalogue'> {
  return {
    'catalogue.instanceTypes': ({ workspaceId, use }) =>
      inScope(open, workspaceId, ({ catalogue }, scope) => catalogue.instanceTypes(scope, use)),
    'catalogue.images': ({ workspaceId, use }) =>
      inScope(open, workspaceId, ({ catalogue }, scope) => catalogue.images(scope, use)),
  };
}
