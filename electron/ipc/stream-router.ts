import { streams } from '../../shared/contract/index';
import type { Result } from '../../shared/errors/result';
import type { Logger } from '../domains/platform-ports';
import { failureOf } from './bug-report';
import type { HandlerContext, StreamHandlers } from './handlers';
import { invalid, lookUp, parseInput } from './parse-input';
import { type StreamPort, serveStream } from './serve-stream';

/** Serves one stream until it ends. The owner's signal aborts when the window goes. Never rejects. */
export type StreamRouter = (request: unknown, port: StreamPort, owner: HandlerContext) => Promise<void>;

/** Looks the stream up, parses its input and serves it; a refusal is an end like any other. */
export function createStreamRouter(handlers: StreamHandlers, logger: Logger): StreamRouter {
  return async (request, port, owner) => {
    const { name, input } = readRequest(request);
    const stream = lookUp(streams, name);
    const parsed = stream ? parseInput(stream.name, stream.found.input, input) : invalid('There is no such stream.');
    if (!stream || !parsed.ok) {
      if (!parsed.ok) port.postMessage({ kind: 'end', reason: 'failed', error: parsed.error });
      port.close();
      return;
    }
    const handler = handlers[stream.name as keyof StreamHandlers] as (
      input: unknown,
      context: HandlerContext,
    ) => AsyncIterable<Result<unknown>>;
    await serveStream({
      port,
      owner: owner.signal,
      item: stream.found.item,
      open: (signal) => handler(parsed.data, { ...owner, signal }),
      onBug: (error) => failureOf(error, stream.name, logger),
    });
  };
}

function readRequest(request: unknown): { name: unknown; input: unknown } {
  if (typeof request !== 'object' || request === null) return { name: null, input: null };
  const { name = null, input = null } = request as { name?: unknown; input?: unknown };
  return { name, input };
}
