import { ok } from '../../../shared/errors/result';
import { localWorkspaceId } from '../../../shared/model/workspace';
import type { Logger } from '../../domains/platform-ports';
import type { Desktop } from '../desktop-ports';
import type { CommandsOf } from '../handlers';
import type { OpenConsole } from './in-scope';

type AppCommands = CommandsOf<'app'> & CommandsOf<'drafts'> & CommandsOf<'preferences'>;

export function appHandlers(open: OpenConsole, desktop: Desktop, logger: Logger): AppCommands {
  return {
    'drafts.load': async ({ draft, workspaceId }) => (await open()).documents.loadDraft(keyOf(workspaceId, draft)),
    'drafts.save': async ({ draft, json, workspaceId }) =>
      (await open()).documents.saveDraft(keyOf(workspaceId, draft), json),
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

/** What is half typed for one account is no draft for another. Those of the local workspace keep the key they always had. */
function keyOf(workspaceId: string, draft: string): string {
  return workspaceId === localWorkspaceId ? draft : `${workspaceId}/${draft}`;
}
