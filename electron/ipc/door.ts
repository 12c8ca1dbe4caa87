import { ipcMain, type MessagePortMain, type WebContents } from 'electron';
import { commandChannel, droppedChannel, streamChannel } from '../../shared/contract/transport';
import type { Result } from '../../shared/errors/result';
import type { Logger } from '../domains/platform-ports';
import type { CommandHandlers, HandlerContext, StreamHandlers } from './handlers';
import { invalid } from './parse-input';
import { createRouter } from './router';
import { isOurWindow, type SenderEvent } from './sender-gate';
import type { StreamPort } from './serve-stream';
import { createStreamRouter } from './stream-router';

export interface Door {
  /** Lets the page of this window in. What it opens ends with it. */
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
  /** What aborts when the page of a window is gone, by the id of its web contents. */
  const pages = new Map<number, AbortController>();

  const turnPage = (id: number): void => {
    pages.get(id)?.abort();
    pages.set(id, new AbortController());
  };
  /** The context of whoever asks; null for anyone but a page of ours. */
  const contextOf = (event: SenderEvent): HandlerContext | null => {
    const page = pages.get(event.sender.id);
    return page && isOurWindow(event, event.sender.id) ? { signal: page.signal, page: event.sender.id } : null;
  };

  ipcMain.handle(commandChannel, (event, name: unknown, input: unknown) => {
    const context = contextOf(event);
    if (!context) {
      logger.warn('ipc.refused', { channel: commandChannel, sender: event.sender.id });
      return invalid('This page may not call Upside.');
    }
    return route(name, input, context);
  });

  ipcMain.handle(droppedChannel, (event, paths: unknown) => {
    if (!contextOf(event)) {
      logger.warn('ipc.refused', { channel: droppedChannel, sender: event.sender.id });
      return invalid('This page may not call Upside.');
    }
    return options.dropped(paths);
  });

  ipcMain.on(streamChannel, (event, request: unknown) => {
    const [port, ...others] = event.ports;
    for (const other of others) other.close();
    const context = contextOf(event);
    if (!context || !port) {
      logger.warn('ipc.refused', { channel: streamChannel, sender: event.sender.id });
      port?.close();
      return;
    }
    void serve(request, overPort(port), context);
  });

  return {
    admit(contents) {
      const { id } = contents;
      turnPage(id);
      contents.on('render-process-gone', () => turnPage(id));
      contents.on('did-start-navigation', (details) => {
        if (details.isMainFrame && !details.isSameDocument) turnPage(id);
      });
      contents.once('destroyed', () => {
        pages.get(id)?.abort();
        pages.delete(id);
      });
    },
    close() {
      for (const page of pages.values()) page.abort();
      pages.clear();
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
