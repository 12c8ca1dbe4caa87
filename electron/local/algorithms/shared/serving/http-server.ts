import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { InputError } from '../../../../../shared/model/input-error';
import { errorLine, logLine } from '../log';
import { RequestError } from './request-error';

/** One POST to /invocations. */
export interface Invocation {
  readonly body: Buffer;
  /** Media type in lower case without parameters; empty when none was given. */
  readonly contentType: string;
  readonly accept: string;
}

/** An answer; its parts are written one after the other, so that a stream's events are events on the wire. */
export interface Reply {
  readonly contentType: string;
  readonly parts: readonly string[];
}

/** Answers one request from the loaded model. Throws RequestError for a request that it cannot answer. */
export type Invoke = (invocation: Invocation) => Reply;

/** Against a client that never ends; over an endpoint the service's own limit comes first. */
const MAX_BODY_BYTES = 25 * 1024 * 1024;
/** Longer than any pause between two health checks: a client that reuses its connection must not find it closed. */
const KEEP_ALIVE_MS = 75_000;

/**
 * GET /ping and POST /invocations on 127.0.0.1, until `stop`; then requests under way are finished. Says its port in a
 * log line once it listens, because 0 lets the system choose one. The port is 8080, SageMaker's, when none is given.
 * @throws InputError when the port is none or taken.
 */
export async function serveHttp(invoke: Invoke, port: string | undefined, stop: AbortSignal): Promise<void> {
  const server = createServer((request, response) => {
    answer(invoke, request, response).catch((error: unknown) => {
      errorLine(String(error instanceof Error ? error.stack : error));
      response.destroy();
    });
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.listen(portNumber(port), '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new InputError(`Port ${port ?? '8080'} cannot be listened on: ${(error as Error).message}.`);
  }
  logLine(`Serving on port ${(server.address() as AddressInfo).port}.`);
  if (!stop.aborted) await once(stop, 'abort');
  server.close();
  server.closeIdleConnections();
  await once(server, 'close');
}

function portNumber(text: string | undefined): number {
  if (text === undefined) return 8080;
  const port = Number(text);
  if (text.trim() !== '' && Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new InputError(`SAGEMAKER_BIND_TO_PORT is "${text}": it must be a whole number from 0 to 65535.`);
}

async function answer(invoke: Invoke, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = new URL(request.url ?? '/', 'http://localhost').pathname;
  try {
    if (path === '/ping' && (request.method === 'GET' || request.method === 'HEAD')) {
      response.writeHead(200).end();
    } else if (path === '/invocations' && request.method === 'POST') {
      const body = await receive(request);
      const contentType = mediaType(request.headers['content-type']);
      await send(response, invoke({ body, contentType, accept: mediaType(request.headers.accept) }));
    } else if (path === '/ping' || path === '/invocations') {
      throw new RequestError(405, 'method_not_allowed', `${request.method} is not for ${path}.`);
    } else {
      throw new RequestError(404, 'not_found', `There is no ${path}; there are GET /ping and POST /invocations.`);
    }
  } catch (error) {
    refuse(response, error);
  }
}

async function receive(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    // The rest is read to its end and dropped, so that the client gets to read the answer.
    if (length <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  if (length > MAX_BODY_BYTES) {
    throw new RequestError(
      413,
      'body_too_large',
      `The request has ${length} bytes; the limit is ${MAX_BODY_BYTES} (${MAX_BODY_BYTES / 1024 / 1024} MiB).`,
    );
  }
  return Buffer.concat(chunks);
}

async function send(response: ServerResponse, { contentType, parts }: Reply): Promise<void> {
  response.setHeader('content-type', contentType);
  if (parts.length === 1) {
    response.end(parts[0]);
    return;
  }
  for (const part of parts) if (!response.write(part) && !response.destroyed) await once(response, 'drain');
  response.end();
}

function refuse(response: ServerResponse, error: unknown): void {
  if (!(error instanceof RequestError)) errorLine(String(error instanceof Error ? error.stack : error));
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const known =
    error instanceof RequestError
      ? error
      : new RequestError(500, 'internal', 'The program failed; its log says where.');
  response
    .writeHead(known.status, { 'content-type': 'application/json' })
    .end(JSON.stringify({ error: { code: known.code, message: known.message, ...known.details } }));
}

function mediaType(header: string | undefined): string {
  return (header ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}
