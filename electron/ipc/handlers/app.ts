import { ok } from '../../../shared/errors/result';
import type { Logger } from '../../domains/platform-ports';
import type { Desktop } from '../desktop-ports';
import type { CommandsOf } from '../handlers';
import type { OpenConsole } from './in-scope';

type AppCommands = CommandsOf<'app'> & CommandsOf<'drafts'> & CommandsOf<'preferences'>;

export function appHandlers(open: OpenConsole, desktop: Desktop, logger: Logger): AppCommands {
  return {
    'drafts.load': async ({ draft }) => (await open()).documents.loadDraft(draft),
    'drafts.save': async ({ draft, json }) => (await open()).documents.saveDraft(draft, json),
    'preferences.load': async ({ key }) => (await open()).documents.loadPreference(key),
    'preferences.save': async ({ key, json }) => (await open()).documents.savePreference(key, json),
    'app.copyText': async ({ text }) => {
      desktop.copyText(text);
      return ok({});
    },
    'app.reportError': async ({ message, stack }) => {
      logger.error('renderer.error', { message, stack });
      return ok({});
    },
  };
}
