import { ok } from '../../../shared/errors/result';
import type { Desktop } from '../desktop-ports';
import type { CommandsOf, StreamsOf } from '../handlers';
import { inScope, type OpenConsole } from './in-scope';

type SettingsCommands = CommandsOf<'settings'> & CommandsOf<'storage'> & CommandsOf<'about'>;

/** Settings and what the build says of itself need no console: a page asks for the former before its first paint. */
export function settingsHandlers(open: OpenConsole, desktop: Desktop): SettingsCommands {
  return {
    'settings.load': async () => ok(desktop.settings()),
    'settings.save': async ({ settings }) => desktop.saveSettings(settings),
    'storage.usage': ({ workspaceId }) => inScope(open, workspaceId, ({ storage }, scope) => storage.usage(scope)),
    'storage.forget': ({ confirmed, keys, workspaceId }) =>
      inScope(open, workspaceId, ({ storage }, scope) => storage.forget(scope, keys, confirmed)),
    'storage.openFolder': () => desktop.openDataFolder(),
    'about.show': () => desktop.about(),
    'about.licence': ({ name, version }) => desktop.licence(name, version),
  };
}

export function settingsStreamHandlers(desktop: Desktop): StreamsOf<'settings'> {
  return {
    'settings.asks': async function* (_input, { page, signal }) {
      for await (const ask of desktop.asks(page, signal)) yield ok(ask);
    },
  };
}
