import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { EventStreamCodec } from '@smithy/core/event-streams';
import { AwsError } from '../service';
import { encodeJson } from './json-protocol';

const codec = new EventStreamCodec(
  (bytes) => Buffer.from(bytes as Uint8Array).toString('utf8'),
  (text) => Buffer.from(text, 'utf8'),
);

/**
 * Sends events as `application/vnd.amazon.eventstream` frames until the iterable or the client ends.
 * botocore waits for the `initial-response` frame before it gives the stream to its caller. A slow
 * client holds the iterable back. A failure of the iterable becomes an exception frame.
 */
export async function sendEventStream(
  response: ServerResponse,
  events: AsyncIterable<Record<string, unknown>>,
  options: { readonly requestId: string; readonly signal: AbortSignal; readonly onFault: (error: unknown) => AwsError },
): Promise<void> {
  const { signal } = options;
  response.writeHead(200, {
    'content-type': 'application/vnd.amazon.eventstream',
    'x-amzn-requestid': options.requestId,
  });
  response.write(jsonFrame('event', 'initial-response', '{}'));
  const iterator = events[Symbol.asyncIterator]();
  const gone = new Promise<'gone'>((resolve) =>
    signal.addEventListener('abort', () => resolve('gone'), { once: true }),
  );
  try {
    while (!signal.aborted) {
      const next = await Promise.race([iterator.next(), gone]);
      if (next === 'gone' || next.done) break;
      for (const [name, payload] of Object.entries(next.value)) {
        if (!response.write(jsonFrame('event', name, encodeJson(payload as Record<string, unknown>))))
          await drained(response, signal);
      }
    }
  } catch (error) {
    const failure = error instanceof AwsError ? error : options.onFault(error);
    response.write(jsonFrame('exception', failure.code, JSON.stringify({ message: failure.message })));
  } finally {
    // Not awaited: an iterable that waits for its next event may answer only after it saw the signal.
    iterator.return?.().catch(options.onFault);
    response.end();
  }
}

/** Waits until the client has taken what was written, or the signal aborts. */
export async function drained(response: ServerResponse, signal: AbortSignal): Promise<void> {
  await once(response, 'drain', { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}

function jsonFrame(type: 'event' | 'exception', name: string, json: string): Uint8Array {
  return encodeFrame(type, name, 'application/json', Buffer.from(json, 'utf8'));
}

/** One message of an event stream, with the headers that name it. */
export function encodeFrame(
  type: 'event' | 'exception',
  name: string,
  contentType: string,
  body: Uint8Array,
): Uint8Array {
  const text = (value: string): { type: 'string'; value: string } => ({ type: 'string', value });
  return codec.encode({
    headers: {
      [`:${type}-type`]: text(name),
      ':content-type': text(contentType),
      ':message-type': text(type),
    },
    body,
  });
}
