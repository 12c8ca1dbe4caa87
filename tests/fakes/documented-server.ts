import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AwsConnection } from '../../electron/aws/connection';

/** One call as it arrived: the operation, and its input as JSON or as a form. */
export interface DocumentedCall {
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
}

export interface DocumentedAnswer {
  readonly status?: number;
  readonly body: string;
}

export interface DocumentedServer {
  readonly connection: AwsConnection;
  readonly calls: readonly DocumentedCall[];
  stop(): Promise<void>;
}

/**
 * A real HTTP server that answers as the API references document, for services no emulator has. What is
 * shown against it is that requests and replies are spoken as documented, not that AWS does so.
 */
export async function startDocumentedServer(
  answer: (call: DocumentedCall) => DocumentedAnswer | Promise<DocumentedAnswer>,
): Promise<DocumentedServer> {
  const calls: DocumentedCall[] = [];
  const server = createServer(async (request, response) => {
    const call = callOf(request, await bodyOf(request));
    calls.push(call);
    const { body, status } = await answer(call);
    const type = body.startsWith('<') ? 'text/xml' : 'application/x-amz-json-1.1';
    response.writeHead(status ?? 200, { 'content-type': type }).end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    calls,
    connection: {
      endpoint: `http://127.0.0.1:${port}`,
      region: 'us-east-1',
      accountId: '123456789012',
      credentials: { accessKeyId: 'testing', secretAccessKey: 'testing' },
      answerWithin: 5_000,
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function callOf(request: IncomingMessage, body: string): DocumentedCall {
  const target = request.headers['x-amz-target'];
  if (typeof target === 'string') return { operation: target.split('.').at(-1) ?? '', input: JSON.parse(body || '{}') };
  const form = Object.fromEntries(new URLSearchParams(body));
  return { operation: form.Action ?? '', input: form };
}
