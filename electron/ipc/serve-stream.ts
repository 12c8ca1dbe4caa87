import type { z } from 'zod';
import type { StreamDown, StreamUp } from '../../shared/contract/transport';
import type { Failure, Result } from '../../shared/errors/result';
import { type BatchLimits, batches, defaultLimits } from './batches';

/** Most batches on their way that the window has not taken yet. */
export const maximumUnacknowledged = 4;

/** The part of a MessagePortMain a stream needs. */
export interface StreamPort {
  postMessage(message: StreamDown): void;
  onMessage(listener: (data: unknown) => void): void;
  onClose(listener: () => void): void;
  close(): void;
}

export interface StreamOptions {
  readonly port: StreamPort;
  readonly item: z.ZodType;
  /** Opens the source; called once, with a signal that aborts on cancel, on close and with `owner`. */
  readonly open: (signal: AbortSignal) => AsyncIterable<Result<unknown>>;
  /** Aborts when the window goes. */
  readonly owner: AbortSignal;
  readonly onBug: (error: unknown) => Failure;
  readonly limits?: BatchLimits;
}

/**
 * Runs one stream over its port: batches down, acknowledgements up, and exactly one visible end unless
 * the other side is gone. Resolves when it is over; never rejects.
 */
export async function serveStream(options: StreamOptions): Promise<void> {
  const { port } = options;
  const abort = new AbortController();
  const stop = (): void => abort.abort();
  let acknowledged = 0;
  let sent = 0;
  let wake: () => void = () => undefined;

  port.onMessage((data) => {
    const message = readUp(data);
    if (message?.kind === 'cancel') stop();
    // Only forward, and never past what was sent: a window cannot open its own gate wider.
    if (message?.kind === 'ack' && message.sequence <= sent) acknowledged = Math.max(acknowledged, message.sequence);
    wake();
  });
  port.onClose(stop);
  options.owner.addEventListener('abort', stop, { once: true });
  if (options.owner.aborted) stop();
  abort.signal.addEventListener('abort', () => wake(), { once: true });

  const untilRoom = async (): Promise<void> => {
    while (!abort.signal.aborted && sent - acknowledged >= maximumUnacknowledged) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };

  const run = async (): Promise<StreamDown> => {
    for await (const batch of untilAborted(
      batches(options.open(abort.signal), options.limits ?? defaultLimits),
      abort.signal,
    )) {
      const failureAt = batch.findIndex((result) => !result.ok);
      const items = (failureAt < 0 ? batch : batch.slice(0, failureAt)).map((result) =>
        options.item.parse((result as { data: unknown }).data),
      );
      if (items.length > 0) {
        sent += 1;
        port.postMessage({ kind: 'batch', sequence: sent, items });
      }
      const failed = batch[failureAt];
      if (failed && !failed.ok) return { kind: 'end', reason: 'failed', error: failed.error };
      await untilRoom();
    }
    return { kind: 'end', reason: abort.signal.aborted ? 'cancelled' : 'complete' };
  };

  try {
    const end = await run();
    port.postMessage(end);
  } catch (error) {
    const end: StreamDown = abort.signal.aborted
      ? { kind: 'end', reason: 'cancelled' }
      : { kind: 'end', reason: 'failed', error: options.onBug(error) };
    port.postMessage(end);
  } finally {
    stop();
    options.owner.removeEventListener('abort', stop);
    port.close();
  }
}

/** Ends at once when the signal aborts, also while the source is silent. */
async function* untilAborted<T>(source: AsyncGenerator<T, void>, signal: AbortSignal): AsyncGenerator<T, void> {
  const aborted = new Promise<'aborted'>((resolve) => {
    if (signal.aborted) resolve('aborted');
    signal.addEventListener('abort', () => resolve('aborted'), { once: true });
  });
  for (;;) {
    const next = source.next();
    const step = await Promise.race([next, aborted]);
    if (step === 'aborted') {
      next.catch(() => undefined);
      void source.return().catch(() => undefined);
      return;
    }
    if (step.done) return;
    yield step.value;
  }
}

function readUp(data: unknown): StreamUp | null {
  if (typeof data !== 'object' || data === null || !('kind' in data)) return null;
  if (data.kind === 'cancel') return { kind: 'cancel' };
  if (data.kind === 'ack' && 'sequence' in data && Number.isSafeInteger(data.sequence)) {
    return { kind: 'ack', sequence: data.sequence as number };
  }
  return null;
}
