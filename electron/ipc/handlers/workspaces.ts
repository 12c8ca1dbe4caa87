import { ok } from '../../../shared/errors/result';
import type { Desktop } from '../desktop-ports';
import type { CommandsOf, StreamsOf } from '../handlers';
import type { OpenConsole } from './in-scope';

export function workspacesHandlers(
  open: OpenConsole,
  desktop: Desktop,
): CommandsOf<'workspaces'> & CommandsOf<'prompts'> {
  return {
    'workspaces.list': async () => (await open()).workspaces.list(),
    'workspaces.profiles': async () => (await open()).workspaces.profiles(),
    'workspaces.add': async (wish) => (await open()).workspaces.add(wish),
    'workspaces.update': async ({ changes, workspaceId }) => (await open()).workspaces.update(workspaceId, changes),
    'workspaces.remove': async ({ workspaceId }) => {
      const removed = await (await open()).workspaces.remove(workspaceId);
      if (removed.ok) desktop.closeWorkspace(workspaceId);
      return removed;
    },
    'workspaces.open': async ({ workspaceId }) => {
      const known = await (await open()).in(workspaceId);
      if (!known.ok) return known;
      desktop.openWorkspace(workspaceId);
      return ok({});
    },
    'prompts.answer': async ({ code, id }) => (await open()).prompts.answer(id, code),
    'prompts.open': async ({ id }) => {
      const page = (await open()).prompts.page(id);
      return page.ok ? desktop.openPage(page.data.address) : page;
    },
  };
}

export function workspacesStreamHandlers(open: OpenConsole): StreamsOf<'workspaces'> & StreamsOf<'prompts'> {
  return {
    'workspaces.watch': async function* (_input, { signal }) {
      yield* (await open()).workspaces.watch(signal);
    },
    'prompts.watch': async function* (_input, { signal }) {
      yield* (await open()).prompts.watch(signal);
    },
  };
}
