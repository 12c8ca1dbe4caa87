import type { Failure, Result } from '../errors/result';

/** The ipcMain.handle channel every command goes through. */
export const commandChannel = 'upside:command';
/** The ipcRenderer.postMessage channel that opens a stream, with one MessagePort transferred. */
export const streamChannel = 'upside:stream';

/** The channel on which the preload alone tells paths of dropped files; no command name reaches it. */
export const droppedChannel = 'upside:dropped';

/** Main → window over a stream's port. Exactly one `end` closes every stream. */
export type StreamDown =
  | { readonly kind: 'batch'; readonly sequence: number; readonly items: readonly unknown[] }
  | { readonly kind: 'end'; readonly reason: 'complete' | 'cancelled' }
  | { readonly kind: 'end'; readonly reason: 'failed'; readonly error: Failure };

/** Window → main. At most four batches are on their way unacknowledged. */
export type StreamUp = { readonly kind: 'ack'; readonly sequence: number } | { readonly kind: 'cancel' };

/** How a stream ended, as the window sees it. */
export type StreamEnd = Extract<StreamDown, { kind: 'end' }>;

/** The whole surface the preload exposes as `window.upside`. */
export interface UpsideBridge {
  request(name: string, input: unknown): Promise<Result<unknown>>;
  /** `onItems` returns when the items were taken, which acknowledges them. Returns the cancel function. */
  subscribe(
    name: string,
    input: unknown,
    onItems: (items: readonly unknown[]) => void,
    onEnd: (end: StreamEnd) => void,
  ): () => void;
  /**
   * Exchanges files and folders somebody dropped on the page for tokens. Only `File` objects of a real drop or
   * choice have a path; the page itself can neither name nor learn one.
   */
  dropped(files: readonly unknown[]): Promise<Result<unknown>>;
}
