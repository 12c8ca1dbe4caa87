import type { ElectronApplication } from '@playwright/test';

/** What has crossed between the main process and its pages, as JSON, since the recording began. */
export interface Crossings {
  /** Questions and stream requests of pages. */
  toMain(): Promise<readonly string[]>;
  /** Answers and stream items. */
  toPages(): Promise<readonly string[]>;
}

interface Recorded {
  readonly crossings: { readonly toMain: string[]; readonly toPages: string[] };
}

/** Records at the door of the main process, behind which everything is plain values. */
export async function recordCrossings(app: ElectronApplication): Promise<Crossings> {
  await app.evaluate(({ ipcMain, MessageChannelMain }) => {
    const crossings: Recorded['crossings'] = { toMain: [], toPages: [] };
    Object.assign(globalThis, { crossings });
    type Handler = (event: unknown, ...args: readonly unknown[]) => unknown;
    // Electron keeps what `handle` was given here, and has no public way to it.
    const handlers = (ipcMain as unknown as { readonly _invokeHandlers: Map<string, Handler> })._invokeHandlers;
    for (const [channel, handler] of [...handlers]) {
      handlers.set(channel, async (event, ...args) => {
        crossings.toMain.push(JSON.stringify(args));
        const answer = await handler(event, ...args);
        crossings.toPages.push(JSON.stringify(answer));
        return answer;
      });
    }
    ipcMain.on('upside:stream', (_event, request) => crossings.toMain.push(JSON.stringify(request)));
    const port = Object.getPrototypeOf(new MessageChannelMain().port1) as {
      postMessage(this: unknown, message: unknown, transfer?: unknown): void;
    };
    const post = port.postMessage;
    port.postMessage = function (message, transfer) {
      crossings.toPages.push(JSON.stringify(message));
      return transfer === undefined ? post.call(this, message) : post.call(this, message, transfer);
    };
  });
  const read = (way: keyof Recorded['crossings']) =>
    app.evaluate((_electron, of) => (globalThis as unknown as Recorded).crossings[of], way);
  return { toMain: () => read('toMain'), toPages: () => read('toPages') };
}
