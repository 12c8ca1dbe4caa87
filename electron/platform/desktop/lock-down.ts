import type { App, Session, WebPreferences } from 'electron';
import type { Logger } from '../../domains/platform-ports';
import { appUrl } from './app-files';

/** Nothing the page asks of the browser is granted, and nothing but app:// is ever requested. */
export function lockDownSession(session: Session, logger: Logger): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => {
    logger.warn('security.permission-denied', { permission });
    answer(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest((details, answer) => {
    const allowed = /^(app:\/\/upside\/|data:)/.test(details.url);
    if (!allowed) logger.warn('security.request-denied', { kind: details.resourceType });
    answer({ cancel: !allowed });
  });
  session.on('will-download', (event) => event.preventDefault());
}

/** Every web contents there will ever be: no navigation, no new windows, no embedded pages. */
export function lockDownContents(app: App, logger: Logger): void {
  app.on('web-contents-created', (_event, contents) => {
    const deny = (what: string) => (event: { preventDefault(): void; url?: string }) => {
      // The page may load itself again, for the same workspace; only its place within itself may differ.
      if (what !== 'webview' && event.url !== undefined && isSamePage(event.url, contents.getURL() || appUrl)) return;
      event.preventDefault();
      logger.warn('security.denied', { what });
    };
    contents.on('will-navigate', deny('navigation'));
    contents.on('will-frame-navigate', deny('frame navigation'));
    contents.on('will-redirect', deny('redirect'));
    contents.on('will-attach-webview', deny('webview'));
    contents.setWindowOpenHandler(() => {
      logger.warn('security.denied', { what: 'window' });
      return { action: 'deny' };
    });
  });
}

function isSamePage(next: string, now: string): boolean {
  return next.replace(/#.*/, '') === now.replace(/#.*/, '') && next.startsWith(appUrl);
}

/** Web preferences of every window: each is the safe default, and stays so when a default changes. */
export function safeWebPreferences(preload: string) {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    navigateOnDragDrop: false,
    spellcheck: false,
  } satisfies WebPreferences;
}
