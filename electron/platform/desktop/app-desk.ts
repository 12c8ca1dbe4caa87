import { readFile } from 'node:fs/promises';
import { Notification, nativeTheme, shell } from 'electron';
import { z } from 'zod';
import type { CommandOutput } from '../../../shared/contract';
import { fail, ok, type Result } from '../../../shared/errors/result';
import type { Notification as News } from '../../../shared/model/notification';
import { mergeSettings, type Settings } from '../../../shared/model/settings';
import { readSettings, writeSettings } from '../node/settings-file';
import type { WindowAsk } from './window-asks';
import type { WorkspaceWindows } from './workspace-windows';

const packagesSchema = z.array(
  z.object({ name: z.string(), version: z.string(), licence: z.string(), text: z.string() }),
);

interface AppDeskOptions {
  readonly windows: WorkspaceWindows;
  readonly home: string;
  readonly settingsFile: string;
  /** What the build wrote down about the packages inside it. */
  readonly packagesFile: string;
  readonly licenceFile: string;
  readonly version: string;
}

/** Settings, system notifications and what the build says of itself, for the handlers of the door. */
export function createAppDesk(options: AppDeskOptions) {
  let settings = readSettings(options.settingsFile);
  /** A notification without a reference is collected, and its click with it. */
  const shown = new Set<Notification>();

  const packages = async (): Promise<z.infer<typeof packagesSchema>> => {
    const text = await readFile(options.packagesFile, 'utf8').catch(() => '[]');
    return packagesSchema.parse(JSON.parse(text));
  };

  return {
    settings: () => settings,

    saveSettings: async (next: Settings): Promise<Result<Settings>> => {
      const written = writeSettings(
        options.settingsFile,
        mergeSettings(settings, next, readSettings(options.settingsFile)),
      );
      if (!written.ok) return written;
      settings = written.data;
      nativeTheme.themeSource = settings.theme;
      return written;
    },

    /** The page's own theme follows the system's as Electron sees it, so this is the whole of the setting. */
    applyTheme: () => {
      nativeTheme.themeSource = settings.theme;
    },

    announce: (news: News, page: number): void => {
      const window = options.windows.of(page);
      if (!settings.notifications || window?.isFocused() === true || !Notification.isSupported()) return;
      const notification = new Notification({ title: news.title, body: news.detail ?? '', silent: true });
      const gone = (): void => {
        shown.delete(notification);
      };
      notification.on('click', () => {
        gone();
        options.windows.focus(page);
        options.windows.ask(page, { kind: 'thing', thing: news.thing });
      });
      notification.on('close', gone);
      notification.on('failed', gone);
      shown.add(notification);
      notification.show();
    },

    asks: (page: number, signal: AbortSignal): AsyncIterable<WindowAsk> => options.windows.asks(page, signal),

    openWorkspace: (workspaceId: string): void => options.windows.open(workspaceId),

    closeWorkspace: (workspaceId: string): void => options.windows.close(workspaceId),

    openPage: async (address: string): Promise<Result<Record<string, never>>> => {
      if (!mayBeOpened(address)) {
        return fail(
          'input.invalid',
          'The sign-in page has no https address, so it was not opened.',
          'Check sso_start_url of the profile.',
        );
      }
      await shell.openExternal(address);
      return ok({});
    },

    openDataFolder: async (): Promise<Result<Record<string, never>>> => {
      const problem = await shell.openPath(options.home);
      if (problem === '') return ok({});
      return fail('file.unreadable', `The folder could not be shown: ${problem}.`, `Open ${options.home} by hand.`);
    },

    about: async (): Promise<Result<CommandOutput<'about.show'>>> => {
      const { chrome, electron, node, v8 } = process.versions;
      return ok({
        version: options.version,
        runtime: { electron: electron ?? 'none', chromium: chrome ?? 'none', node, v8 },
        platform: `${process.platform} ${process.arch}`,
        packages: (await packages()).map(({ licence, name, version }) => ({ name, version, licence })),
        licence: await readFile(options.licenceFile, 'utf8').catch(() => 'Apache License 2.0'),
      });
    },

    licence: async (name: string, version: string): Promise<Result<{ readonly text: string }>> => {
      const found = (await packages()).find((one) => one.name === name && one.version === version);
      return found
        ? ok({ text: found.text })
        : fail('input.invalid', `${name} ${version} is no part of this build.`, 'Choose one from the list.');
    },
  };
}

/** https anywhere; plain http only on this machine, where tests and private identity providers may listen. */
function mayBeOpened(address: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : null;
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && /^(127\.0\.0\.1|localhost)$/.test(url.hostname));
}
