import { ipcMain, type MessagePortMain, type WebContents } from 'electron';
import { commandChannel, droppedChannel, streamChannel } from '../../shared/contract/transport';
import type { Result } from '../../shared/errors/result';
import type { Logger } from '../domains/platform-ports';
import type { CommandHandlers, StreamHandlers } from './handlers';
import { invalid } from './parse-input';
import { createRouter } from './router';
import { isOurWindow } from './sender-gate';
import type { StreamPort } from './serve-stream';
import { createStreamRouter } from './stream-router';

export interface Door {
  /** Lets the page of this window in, from now on only this one. What it opens ends with it. */
  admit(contents: WebContents): void;
  /** Ends every stream and call under way and answers nothing any more. */
  close(): void;
}

/** The only way from the window into the main process. Messages from anyone else are refused and logged. */
export function openDoor(options: {
  readonly commands: CommandHandlers;
  readonly streams: StreamHandlers;
  /** Paths the preload read off dropped files, for tokens of them. */
  readonly dropped: (paths: unknown) => Promise<Result<unknown>>;
  readonly logger: Logger;
}): Door {
  const { logger } = options;
  const route = createRouter(options.commands, logger);
  const serve = createStreamRouter(options.streams, logger);
  let admitted: number | null = null;
  /** Aborts when the page that asked is gone. */
  let page = new AbortController();

  const turnPage = (): void => {
    page.abort();
    page = new AbortController();
  };

  ipcMain.handle(commandChannel, (event, name: unknown, input: unknown) => {
    if (!isOurWindow(event, admitted)) {
      logger.warn('ipc.refused', { channel: commandChannel, sender: event.sender.id });
      return invalid('This page may not call Upside.');
    }
    return route(name, input, { signal: page.signal });
  });

  ipcMain.handle(droppedChannel, (event, paths: unknown) => {
    if (!isOurWindow(event, admitted)) {
      logger.warn('ipc.refused', { channel: droppedChannel, sender: event.sender.id });
      return invalid('This page may not call Upside.');
    }
    return options.dropped(paths);
  });

  ipcMain.on(streamChannel, (event, request: unknown) => {
    const [port, ...others] = event.ports;
    for (const other of others) other.close();
    if (!isOurWindow(event, admitted) || !port) {
      logger.warn('ipc.refused', { channel: streamChannel, sender: event.sender.id });
      port?.close();
      return;
    }
    void serve(request, overPort(port), page.signal);
  });

  return {
    admit(contents) {
      turnPage();
      admitted = contents.id;
      contents.on('render-process-gone', turnPage);
      contents.on('did-start-navigation', (details) => {
        if (details.isMainFrame && !details.isSameDocument) turnPage();
      });
      contents.once('destroyed', () => {
        turnPage();
        if (admitted === contents.id) admitted = null;
      });
    },
    close() {
      admitted = null;
      turnPage();
      ipcMain.removeHandler(commandChannel);
      ipcMain.removeHandler(droppedChannel);
      ipcMain.removeAllListeners(streamChannel);
    },
  };
}

function overPort(port: MessagePortMain): StreamPort {
  return {
    postMessage: (message) => port.postMessage(message),
    onMessage: (listener) => {
      port.on('message', ({ data }) => listener(data));
      port.start();
    },
    onClose: (listener) => void port.on('close', listener),
    close: () => port.close(),
  };
}
