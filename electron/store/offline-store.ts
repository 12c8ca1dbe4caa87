import { Worker } from 'node:worker_threads';
import { CodedError } from '../../shared/errors/coded-error';
import { type Failure, fail } from '../../shared/errors/result';
import type { OfflineStore, StoreHealth } from '../domains/store-ports';
import { methods, type Part } from './methods';
import type { StoreReply, StoreRequest, WorkerStart } from './protocol';

interface Waiting {
  readonly resolve: (data: unknown) => void;
  readonly reject: (error: CodedError) => void;
}

type Unsent<R = StoreRequest> = R extends StoreRequest ? Omit<R, 'id'> : never;

/**
 * The offline store at `file`, run by the bundle `workerFile` in a thread of its own. Opening never
 * fails: health() tells what state the store is in. `execArgv` lets tests run the worker's source.
 */
export function openOfflineStore(options: {
  readonly file: string;
  readonly workerFile: string;
  readonly execArgv?: readonly string[];
}): OfflineStore {
  const start: WorkerStart = { file: options.file };
  const worker = new Worker(options.workerFile, {
    workerData: start,
    name: 'offline-store',
    ...(options.execArgv && { execArgv: [...options.execArgv] }),
  });
  const waiting = new Map<number, Waiting>();
  let sent = 0;
  let gone: Failure | null = null;

  const end = (reason: string): void => {
    gone ??= fail('store.unavailable', `The offline store's thread ended: ${reason}.`, 'Start Upside again.').error;
    for (const { reject } of waiting.values()) reject(new CodedError(gone));
    waiting.clear();
  };
  worker.on('message', (reply: StoreReply) => {
    const caller = waiting.get(reply.id);
    waiting.delete(reply.id);
    if (reply.ok) caller?.resolve(reply.data);
    else caller?.reject(new CodedError(reply.failure));
    // Only a question on its way keeps a process alive, so that a command line ends by itself.
    if (waiting.size === 0) worker.unref();
  });
  worker.on('error', (error) => end(error.message));
  worker.on('exit', (code) => end(`exit code ${code}`));
  worker.unref();

  const send = (request: Unsent): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (gone) return reject(new CodedError(gone));
      const id = ++sent;
      waiting.set(id, { resolve, reject });
      worker.ref();
      worker.postMessage({ ...request, id });
    });

  return {
    ...(parts(send) as Pick<OfflineStore, Part>),
    health: () => send({ kind: 'health' }) as Promise<StoreHealth>,
    close: async () => {
      if (gone) return;
      const exited = new Promise((resolve) => worker.once('exit', resolve));
      await send({ kind: 'close' });
      // Never terminate(): a thread that is cut short while the native module cleans up aborts the whole process.
      worker.ref();
      await exited;
    },
  };
}

/** One function a method of every part. The worker runs the port's own implementation, so types agree. */
function parts(send: (request: Unsent) => Promise<unknown>): Record<Part, unknown> {
  const entries = (Object.keys(methods) as Part[]).map((part) => {
    const calls = Object.keys(methods[part]).map(
      (method) => [method, (...input: unknown[]) => send({ kind: 'call', part, method, input })] as const,
    );
    return [part, Object.fromEntries(calls)] as const;
  });
  return Object.fromEntries(entries) as Record<Part, unknown>;
}
