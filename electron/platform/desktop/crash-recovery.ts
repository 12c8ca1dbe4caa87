import { type App, type BrowserWindow, dialog } from 'electron';
import type { Logger } from '../../domains/platform-ports';
import { createCrashLimit } from './crash-limit';

/**
 * Brings a crashed page back at the place it was; jobs and streams of others do not notice.
 */
export function recoverFromCrashes(app: App, window: BrowserWindow, logger: Logger): void {
  const limit = createCrashLimit();
  window.webContents.on('render-process-gone', async (_event, { reason, exitCode }) => {
    logger.error('renderer.gone', { reason, exitCode });
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    if (limit(Date.now()) === 'ask') {
      const { response } = await dialog.showMessageBox({
        type: 'error',
        title: 'Upside',
        message: 'The window of Upside keeps crashing.',
        detail: 'Jobs go on running and nothing recorded is lost. The log of Upside says what was seen.',
        buttons: ['Try again', 'Quit'],
        cancelId: 1,
      });
      if (response === 1) return app.quit();
    }
    if (!window.isDestroyed()) window.webContents.reload();
  });
}

/** Crashes of the GPU process and other helpers are Chromium's to mend and are only logged. */
export function logProcessesGone(app: App, logger: Logger): void {
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    logger.warn('process.gone', { type, reason, exitCode });
  });
}
