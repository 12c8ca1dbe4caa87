import { BrowserWindow, nativeTheme, screen } from 'electron';
import { workspaceUrl } from './app-files';
import { keepWindowState, readWindowState } from './keep-window-state';
import { safeWebPreferences } from './lock-down';
import { openingBounds, smallestWindow } from './window-state';

/** The ground of the page in either theme (renderer/styles), shown until the page has painted. */
function ground(): string {
  return nativeTheme.shouldUseDarkColors ? '#12171a' : '#f6f7f7';
}

/**
 * The window of a workspace, where it was last time. Shown at its first paint, or at once when its page cannot be
 * loaded: an app that starts must never stay invisible.
 */
export function createMainWindow(options: {
  readonly workspaceId: string;
  readonly preload: string;
  readonly stateFile: string;
  readonly icon: string;
  /** Called before anything is loaded. */
  readonly onCreated: (window: BrowserWindow) => void;
}): BrowserWindow {
  const kept = readWindowState(options.stateFile);
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
  const window = new BrowserWindow({
    ...openingBounds(
      kept,
      [primary, ...others].map(({ workArea }) => workArea),
    ),
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    title: 'Upside',
    icon: options.icon,
    show: false,
    backgroundColor: ground(),
    autoHideMenuBar: true,
    webPreferences: safeWebPreferences(options.preload),
  });
  if (kept?.maximized) window.maximize();
  keepWindowState(window, options.stateFile);
  const follow = (): void => window.setBackgroundColor(ground());
  nativeTheme.on('updated', follow);
  window.once('closed', () => nativeTheme.removeListener('updated', follow));
  window.once('ready-to-show', () => window.show());
  window.webContents.once('did-fail-load', () => window.show());
  options.onCreated(window);
  // A failed load has its own event; the promise would only repeat it.
  window.loadURL(workspaceUrl(options.workspaceId)).catch(() => undefined);
  return window;
}
