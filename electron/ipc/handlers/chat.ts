import type { CommandOutput } from '../../../shared/contract/index';
import { ok } from '../../../shared/errors/result';
import type { Desktop } from '../desktop-ports';
import type { CommandsOf, StreamsOf } from '../handlers';
import { inScope, type OpenConsole, streamInScope } from './in-scope';

export function chatHandlers(open: OpenConsole, desktop: Desktop): CommandsOf<'chat'> {
  return {
    'chat.conversations': ({ workspaceId }) =>
      inScope(open, workspaceId, ({ chat }, scope) => chat.conversations(scope)),
    'chat.conversation': ({ workspaceId, id, version }) =>
      inScope(open, workspaceId, ({ chat }, scope) => chat.conversation(scope, id, version)),
    'chat.search': ({ workspaceId, query }) =>
      inScope(open, workspaceId, ({ chat }, scope) => chat.search(scope, query)),
    'chat.personas': ({ workspaceId, endpoint, variant }) =>
      inScope(open, workspaceId, ({ chat }, scope) => chat.personas(scope, endpoint, variant)),
    'chat.presets': async () => (await open()).chat.presets(),
    'chat.stop': ({ workspaceId, id }) => inScope(open, workspaceId, ({ chat }, scope) => chat.stop(scope, id)),
    'chat.rename': ({ workspaceId, id, title }) =>
      inScope(open, workspaceId, ({ chat }, scope) => chat.rename(scope, id, title)),
    'chat.delete': ({ workspaceId, id, confirmed }) =>
      inScope(open, workspaceId, ({ chat }, scope) => chat.delete(scope, id, confirmed)),
    'chat.export': ({ workspaceId, id, version, format }, { signal }) =>
      inScope<CommandOutput<'chat.export'>>(open, workspaceId, async ({ chat }, scope) => {
        const document = await chat.document(scope, id, version, format);
        if (!document.ok) return document;
        const path = await desktop.chooseSavePath(document.data.fileName);
        if (path === null || signal.aborted) return ok({ fileName: null });
        return chat.save(scope, id, version, format, path);
      }),
  };
}

export function chatStreamHandlers(open: OpenConsole): StreamsOf<'chat'> {
  return {
    'chat.send': ({ workspaceId, ...message }, { signal }) =>
      streamInScope(open, workspaceId, ({ chat }, scope) => chat.send(scope, message, signal)),
    'chat.regenerate': ({ workspaceId, conversationId, target }, { signal }) =>
      streamInScope(open, workspaceId, ({ chat }, scope) => chat.regenerate(scope, conversationId, target, signal)),
  };
}
