import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, type BrowserWindow, dialog, Menu, session, shell } from 'electron';
import { localWorkspaceId } from '../shared/model/workspace';
import type { Consoles } from './domains/console';
import { allHandlers } from './ipc/all-handlers';
import { openDoor } from './ipc/door';
import { droppedFiles } from './ipc/dropped-files';
import { createAppDesk } from './platform/desktop/app-desk';
import { registerAppScheme, serveApp } from './platform/desktop/app-protocol';
import { logProcessesGone, recoverFromCrashes } from './platform/desktop/crash-recovery';
import { createDesktop } from './platform/desktop/desktop';
import { lockDownContents, lockDownSession } from './platform/desktop/lock-down';
import { createMainWindow } from './platform/desktop/main-window';
import { buildMenu } from './platform/desktop/menu';
import { createWorkspaceWindows } from './platform/desktop/workspace-windows';
import { createFileLogger } from './platform/node/logger';
import { bundlePaths, resolvePaths } from './platform/node/paths';

/** Closing the store takes milliseconds; a disk that hangs must not keep a dead window's process alive. */
const shutdownMilliseconds = 5_000;

const bundle = fileURLToPath(import.meta.url);
const out = join(dirname(bundle), '..');
// In a package what other processes and threads run lies beside the archive: only Electron reads archives.
const bundles = bundlePaths(bundle.replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked'));
const manifest = JSON.parse(readFileSync(join(out, '../package.json'), 'utf8')) as {
  version: string;
  upsideRuntime?: string;
};
const paths = resolvePaths(process.env, process.platform);
const logger = createFileLogger(paths.logs, 'window');
let opening: Promise<Consoles> | null = null;

/** Opened by the page's first question, asked when its screen is there: nothing of the SDK or the store may delay that. */
function openConsole(): Promise<Consoles> {
  opening ??= import('./open-console').then((module) =>
    module.openConsole({
      paths,
      bundles,
      execPath: process.execPath,
      environment: process.env,
      runtime: {
        name: 'electron',
        version: process.versions.electron ?? 'unknown',
        evaluation: process.env.UPSIDE_RUNTIME === 'evaluation' || manifest.upsideRuntime === 'evaluation',
      },
      appVersion: manifest.version,
      logger,
    }),
  );
  // A console that could not be opened is asked for again by the next command.
  opening.then(
    ({ promotions }) => promotions.carryOn(),
    () => {
      opening = null;
    },
  );
  return opening;
}

const windows = createWorkspaceWindows(openWindow);
const appDesk = createAppDesk({
  windows,
  home: paths.home,
  settingsFile: join(paths.home, 'settings.json'),
  packagesFile: join(dirname(bundle), 'packages.json'),
  licenceFile: join(out, '../LICENSE'),
  version: manifest.version,
});
const desktop = { ...createDesktop(windows.front), ...appDesk };
const door = openDoor({
  ...allHandlers(openConsole, desktop, logger),
  dropped: droppedFiles(desktop, logger),
  logger,
});

function openWindow(workspaceId: string): BrowserWindow {
  return createMainWindow({
    workspaceId,
    preload: join(out, 'preload/preload.cjs'),
    stateFile: join(paths.home, workspaceId === localWorkspaceId ? 'window.json' : `window-${workspaceId}.json`),
    icon: join(bundles.resources, 'icons/icon.png'),
    onCreated: (created) => {
      performance.mark('upside:window-created');
      door.admit(created.webContents);
      recoverFromCrashes(app, created, logger);
    },
  });
}

/** Streams first, then what they read from. The local workspace lives on. */
async function close(): Promise<void> {
  door.close();
  const console = await opening?.catch(() => null);
  await console?.close();
}

async function closeInTime(): Promise<void> {
  const late = new Promise<void>((resolve) => {
    setTimeout(resolve, shutdownMilliseconds).unref();
  });
  await Promise.race([close(), late]).catch((error) => logger.error('shutdown.failed', { message: String(error) }));
  logger.info('app.closed');
  await Promise.race([logger.flush(), late]);
}

function start(): void {
  registerAppScheme();
  // Tests as root pass --no-sandbox, which this call would take back; the window asks for its sandbox itself.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  lockDownContents(app, logger);
  logProcessesGone(app, logger);
  app.on('second-instance', windows.focusLast);
  app.on('activate', windows.focusLast);
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  let shutdown: 'not yet' | 'under way' | 'done' = 'not yet';
  app.on('will-quit', (event) => {
    if (shutdown === 'done') return;
    event.preventDefault();
    if (shutdown === 'under way') return;
    shutdown = 'under way';
    void closeInTime().finally(() => {
      shutdown = 'done';
      app.quit();
    });
  });
  process.on('unhandledRejection', (reason) => {
    logger.error('main.unhandled', {
      message: reason instanceof Error ? (reason.stack ?? reason.message) : String(reason),
    });
  });
  process.on('uncaughtException', (error) => {
    logger.error('main.uncaught', { message: error.stack ?? error.message });
    dialog.showErrorBox(
      'Upside has to close',
      `${error.message}\n\nJobs go on running. The logs folder has the details.`,
    );
    void logger.flush().finally(() => app.exit(70));
  });
  // Not awaited: Electron becomes ready only after this module has been evaluated.
  void app.whenReady().then(() => {
    lockDownSession(session.defaultSession, logger);
    serveApp(session.defaultSession, join(out, 'renderer'));
    Menu.setApplicationMenu(
      buildMenu({
        platform: process.platform,
        onShowLogs: () => void shell.openPath(paths.logs),
        onAsk: (id) => windows.ask('front', { kind: 'shortcut', id }),
      }),
    );
    appDesk.applyTheme();
    windows.open(localWorkspaceId);
    logger.info('app.started', { version: manifest.version, electron: process.versions.electron ?? null });
  });
}

app.setName('Upside');
mkdirSync(paths.home, { recursive: true });
// Chromium's own files belong to this person's Upside too, and the single instance is one per home.
app.setPath('userData', join(paths.home, 'chromium'));
if (app.requestSingleInstanceLock()) start();
else app.quit();
