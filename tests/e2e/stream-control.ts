import type { ElectronApplication, Page } from '@playwright/test';
import type { StreamItem, StreamName } from '../../shared/contract/index';
import { streamChannel } from '../../shared/contract/transport';
import type { Failure } from '../../shared/errors/result';

/**
 * Puts the window into a state that passes too quickly to be seen, or that needs a fault: the main process
 * leaves a stream unanswered (`answer` null), or ends it with a failure. Holds for pages opened from now on.
 */
export async function answerStream(
  app: ElectronApplication,
  stream: StreamName,
  answer: Failure | null,
): Promise<void> {
  await answerWith(app, stream, answer && { kind: 'end', reason: 'failed', error: answer });
}

/** The main process answers a stream with this one item, and keeps it open. Holds for pages opened from now on. */
export async function feedStream<N extends StreamName>(
  app: ElectronApplication,
  stream: N,
  item: StreamItem<N>,
): Promise<void> {
  await answerWith(app, stream, { kind: 'batch', sequence: 1, items: [item] });
}

/** Everything but this stream is answered as always; this one with one message, or with none. */
async function answerWith(app: ElectronApplication, stream: StreamName, message: object | null): Promise<void> {
  await app.evaluate(
    ({ ipcMain }, { channel, name, said }) => {
      const real = ipcMain.listeners(channel) as ((...args: unknown[]) => void)[];
      const kept = globalThis as unknown as { realStreamListeners?: typeof real };
      kept.realStreamListeners ??= real;
      ipcMain.removeAllListeners(channel);
      ipcMain.on(channel, (event, request: { name: string }) => {
        if (request.name !== name) for (const listener of kept.realStreamListeners ?? []) listener(event, request);
        else if (said !== null) event.ports[0]?.postMessage(said);
      });
    },
    { channel: streamChannel, name: stream as string, said: message },
  );
}

/** Streams are answered as always again. */
export async function answerStreamsAgain(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ ipcMain }, channel) => {
    const kept = globalThis as unknown as { realStreamListeners?: ((...args: unknown[]) => void)[] };
    ipcMain.removeAllListeners(channel);
    for (const listener of kept.realStreamListeners ?? []) ipcMain.on(channel, listener);
  }, streamChannel);
}

/** Opens an address anew: the page forgets what it held. */
export async function openAnew(window: Page, hash: string): Promise<void> {
  await window.evaluate((address) => {
    location.hash = address;
  }, hash);
  await window.reload();
}
