import { fail } from '../../../shared/errors/result';
import type { Desktop } from '../desktop-ports';
import type { CommandsOf } from '../handlers';
import { inScope, type OpenConsole } from './in-scope';

export function accountHandlers(open: OpenConsole, desktop: Desktop): CommandsOf<'account'> {
  return {
    'account.network': ({ workspaceId }) => inScope(open, workspaceId, ({ account }, scope) => account.network(scope)),
    'account.keys': ({ workspaceId }) => inScope(open, workspaceId, ({ account }, scope) => account.keys(scope)),
    'account.roles': ({ workspaceId }) => inScope(open, workspaceId, ({ account }, scope) => account.roles(scope)),
    'account.createRole': ({ workspaceId, request, confirmed }) =>
      inScope(open, workspaceId, ({ account }, scope) => account.createRole(scope, request, confirmed)),
    'account.images': ({ workspaceId, repository }) =>
      inScope(open, workspaceId, ({ account }, scope) => account.images(scope, repository)),
    'account.uploadSource': async ({ workspaceId, token, bucket }) => {
      const folder = desktop.pathOf(token);
      if (folder === null)
        return fail('file.unreadable', 'That folder was chosen before Upside was last started.', 'Choose it again.');
      return inScope(open, workspaceId, ({ account }, scope) => account.uploadSource(scope, folder, bucket));
    },
    'account.planProgram': ({ workspaceId, ...asked }) =>
      inScope(open, workspaceId, ({ account }, scope) => account.planProgram(scope, asked)),
    'account.uploadProgram': ({ workspaceId, recipeId, bucket }) =>
      inScope(open, workspaceId, ({ account }, scope) => account.uploadProgram(scope, recipeId, bucket)),
  };
}
