import type { CommandsOf, StreamsOf } from '../handlers';
import type { OpenConsole } from './in-scope';

export function workspaceHandlers(open: OpenConsole): CommandsOf<'workspace'> {
  return {
    'workspace.current': async () => (await open()).workspace.current(),
    'workspace.reconnect': async ({ workspaceId }) => (await open()).workspace.reconnect(workspaceId),
  };
}

export function workspaceStreamHandlers(open: OpenConsole): StreamsOf<'workspace'> {
  return {
    'workspace.watch': async function* (_input, { signal }) {
      yield* (await open()).workspace.watch(signal);
    },
  };
}
