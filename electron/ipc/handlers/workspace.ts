import type { CommandsOf, StreamsOf } from '../handlers';
import type { OpenConsole } from './in-scope';

export function workspaceHandlers(open: OpenConsole): CommandsOf<'workspace'> {
  return {
    'workspace.current': async ({ workspaceId }) => {
      const console = await (await open()).in(workspaceId);
      return console.ok ? console.data.workspace.current() : console;
    },
    'workspace.reconnect': async ({ workspaceId }) => {
      const console = await (await open()).in(workspaceId);
      return console.ok ? console.data.workspace.reconnect() : console;
    },
  };
}

export function workspaceStreamHandlers(open: OpenConsole): StreamsOf<'workspace'> {
  return {
    'workspace.watch': async function* ({ workspaceId }, { signal }) {
      const console = await (await open()).in(workspaceId);
      if (console.ok) yield* console.data.workspace.watch(signal);
      else yield console;
    },
  };
}
