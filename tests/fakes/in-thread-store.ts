import type { OfflineStore, StoreHealth } from '../../electron/domains/store-ports';
import { createEngine } from '../../electron/store/engine';
import { methods, type Part } from '../../electron/store/methods';
import type { StoreReply, StoreRequest } from '../../electron/store/protocol';
import { CodedError } from '../../shared/errors/coded-error';

/** The offline store's own code at `file`, without its thread, so that a test needs no built bundle. */
export function openInThreadStore(file: string): OfflineStore {
  const engine = createEngine(file, Date.now());
  const answer = (reply: StoreReply): unknown => {
    if (!reply.ok) throw new CodedError(reply.failure);
    return reply.data;
  };
  const send = async (request: StoreRequest): Promise<unknown> => answer(engine(request));
  const parts = Object.fromEntries(
    (Object.keys(methods) as Part[]).map((part) => [
      part,
      Object.fromEntries(
        Object.keys(methods[part]).map((method) => [
          method,
          (...input: unknown[]) => send({ id: 0, kind: 'call', part, method, input: structuredClone(input) }),
        ]),
      ),
    ]),
  ) as unknown as Pick<OfflineStore, Part>;
  return {
    ...parts,
    health: () => send({ id: 0, kind: 'health' }) as Promise<StoreHealth>,
    close: async () => void (await send({ id: 0, kind: 'close' })),
  };
}
