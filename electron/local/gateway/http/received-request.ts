import type { IncomingMessage } from 'node:http';
import { AwsError } from '../service';
import { decodePercent } from '../signature/uri-encoding';

/** A request as its bytes arrived: nothing decoded that the signature covers. */
export interface ReceivedRequest {
  readonly method: string;
  /** The path as sent, percent-encoded, without the query. */
  readonly rawPath: string;
  readonly rawQuery: string;
  /** Decoded query parameters; of a repeated name the first value. */
  readonly query: ReadonlyMap<string, string>;
  /** Names in lower case, in order of arrival, repeated names kept. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** All values of a header joined with a comma, or undefined. */
  readonly header: (name: string) => string | undefined;
  /** The body's bytes. Leaving off in the middle keeps the connection, so that the refusal can be read. */
  readonly body: AsyncIterable<Buffer>;
  /** Lets go of what was not read of the body: a client that is still sending comes to read the answer then. */
  readonly discard: () => Promise<void>;
  /**
   * Reads the rest of the body away, as far as that is worth it. For answers that close the connection:
   * closing it on bytes still under way resets it, and the client would lose the answer.
   */
  readonly drain: () => Promise<void>;
}

/** A client that sends more than this, or slower, loses the answer to what it should not have sent. */
const drainBytes = 64 * 1024 * 1024;
const drainMilliseconds = 2_000;

/** Reads what `http` parsed back into the order and spelling it had on the wire. */
export function receivedRequest(message: IncomingMessage): ReceivedRequest {
  const url = message.url ?? '/';
  const mark = url.indexOf('?');
  const rawQuery = mark < 0 ? '' : url.slice(mark + 1);
  const headers: [string, string][] = [];
  for (let index = 0; index + 1 < message.rawHeaders.length; index += 2) {
    headers.push([message.rawHeaders[index]?.toLowerCase() ?? '', message.rawHeaders[index + 1] ?? '']);
  }
  let reading: AsyncIterator<Buffer> | null = null;
  return {
    method: message.method ?? 'GET',
    rawPath: mark < 0 ? url : url.slice(0, mark),
    rawQuery,
    query: parseQuery(rawQuery),
    headers,
    header(name) {
      const values = headers.filter(([known]) => known === name).map(([, value]) => value);
      return values.length === 0 ? undefined : values.join(',');
    },
    body: {
      [Symbol.asyncIterator]() {
        reading = message.iterator({ destroyOnReturn: false }) as AsyncIterator<Buffer>;
        return reading;
      },
    },
    async discard() {
      // A reader that was left in the middle still listens, and would keep the stream from flowing.
      await reading?.return?.();
      message.resume();
    },
    async drain() {
      await reading?.return?.();
      if (!message.complete && !message.destroyed) await readAway(message);
    },
  };
}

function readAway(message: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    let bytes = 0;
    const count = (chunk: Buffer): void => {
      bytes += chunk.length;
      if (bytes > drainBytes) done();
    };
    const done = (): void => {
      clearTimeout(timer);
      message.off('data', count).off('end', done).off('close', done);
      resolve();
    };
    const timer = setTimeout(done, drainMilliseconds);
    message.on('data', count).once('end', done).once('close', done);
  });
}

function parseQuery(rawQuery: string): ReadonlyMap<string, string> {
  const query = new Map<string, string>();
  for (const [name, value] of splitQuery(rawQuery)) {
    if (!query.has(name)) query.set(name, value);
  }
  return query;
}

/** The decoded pairs of a query string or form body; `+` is a space, as in forms. */
export function splitQuery(rawQuery: string): readonly (readonly [name: string, value: string])[] {
  return rawQuery
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const mark = pair.indexOf('=');
      const part = (text: string): string => decodePercent(text.replaceAll('+', ' '));
      return mark < 0 ? [part(pair), ''] : [part(pair.slice(0, mark)), part(pair.slice(mark + 1))];
    });
}

/** Collects a whole body; throws RequestEntityTooLarge beyond `limit` bytes. */
export async function readBody(request: ReceivedRequest, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request.body) {
    bytes += chunk.length;
    if (bytes > limit) throw new AwsError('RequestEntityTooLarge', `The request is larger than ${limit} bytes.`, 413);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
