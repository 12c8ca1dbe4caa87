import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { explainDiskFull } from '../storage/disk-full';
import type { S3Storage } from '../storage/s3-storage';
import { handleOperation } from './handle-operation';
import { receivedRequest } from './http/received-request';
import { type Route, routeRequest } from './route-request';
import type { Invoker } from './runtime/invoker';
import { createRuntimeHandler } from './runtime/runtime-handler';
import { createS3Handler } from './s3/s3-handler';
import { AwsError, type Service } from './service';
import { parseSignature } from './signature/parse-signature';
import type { Credentials } from './signature/verify-signature';

/** How long calls under way may still take when the daemon ends; streams are told to end at once. */
const closeGraceMs = 5_000;

/** One answered request, as it may be logged: no header, no body, no key. */
export interface RequestRecord {
  readonly requestId: string;
  readonly service: string;
  readonly operation: string;
  readonly statusCode: number;
  readonly errorCode: string | null;
  readonly milliseconds: number;
}

export interface GatewayOptions {
  readonly credentials: Credentials;
  readonly accountId: string;
  readonly region: string;
  readonly now: () => number;
  readonly storage: S3Storage;
  readonly services: readonly Service[];
  readonly invoker: Invoker;
  /** Requests that come before it resolves wait: the port is known before what an earlier daemon left is settled. */
  readonly ready: Promise<void>;
  readonly onRequest: (record: RequestRecord) => void;
  /** A fault of ours behind a request, to be logged. */
  readonly onFault: (error: unknown) => void;
}

export interface Gateway {
  /** Listens on 127.0.0.1; 0 picks a free port. Gives the port. Rejects with EADDRINUSE. */
  listen(port: number): Promise<number>;
  /** Requests being answered now, event streams among them. Idle keep-alive sockets are none. */
  readonly active: number;
  /** ms since the epoch when the last answer ended. */
  readonly lastActivity: number;
  close(): Promise<void>;
}

/** The AWS endpoint of the local workspace: every service on one loopback port. */
export function createGateway(options: GatewayOptions): Gateway {
  const closing = new AbortController();
  let active = 0;
  let lastActivity = options.now();
  const onFault = (error: unknown): AwsError => {
    const explained = explainDiskFull(error);
    if (explained instanceof AwsError) return explained;
    options.onFault(error);
    return new AwsError('InternalFailure', 'The local workspace met an error of its own; its log says more.', 500);
  };
  const s3 = createS3Handler({ ...options, onFault });
  const runtime = createRuntimeHandler({ ...options, onFault });

  async function answer(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const startedAt = options.now();
    const requestId = randomUUID();
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    let discard = async (): Promise<void> => void message.resume();
    try {
      await options.ready;
      const request = receivedRequest(message);
      discard = request.discard;
      const route = routeRequest(request, scopedService(request), options.services);
      const signal = AbortSignal.any([gone.signal, closing.signal]);
      const exchange = { request, response, requestId, signal };
      const handled =
        route.kind === 's3'
          ? await s3(request, response, requestId)
          : route.kind === 'runtime'
            ? await runtime(route, exchange)
            : await handleOperation({ ...options, onFault }, route, exchange);
      options.onRequest({
        requestId,
        service: serviceName(route),
        ...handled,
        statusCode: response.statusCode,
        milliseconds: options.now() - startedAt,
      });
    } catch (error) {
      // What could not even be read as a request: a URL with broken escapes.
      if (!(error instanceof AwsError)) onFault(error);
      if (!response.headersSent) response.writeHead(400);
      response.end();
    } finally {
      // After an early refusal a client that is still sending would never come to read the answer.
      await discard();
    }
  }

  const server = createServer({ keepAliveTimeout: 75_000, requestTimeout: 0 }, (message, response) => {
    active += 1;
    response.once('close', () => {
      active -= 1;
      lastActivity = options.now();
    });
    void answer(message, response);
  });
  return {
    async listen(port) {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
      return (server.address() as AddressInfo).port;
    },
    get active() {
      return active;
    },
    get lastActivity() {
      return lastActivity;
    },
    async close() {
      closing.abort();
      await closeServer(server);
    },
  };
}

function serviceName(route: Route): string {
  switch (route.kind) {
    case 's3':
      return 's3';
    case 'runtime':
      return 'sagemaker-runtime';
    case 'operation':
      return route.service?.signingName ?? 'unknown';
  }
}

function scopedService(request: Parameters<typeof parseSignature>[0]): string | null {
  try {
    return parseSignature(request).scope.service;
  } catch {
    return null;
  }
}

async function closeServer(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  const late = setTimeout(() => server.closeAllConnections(), closeGraceMs);
  await closed;
  clearTimeout(late);
}
