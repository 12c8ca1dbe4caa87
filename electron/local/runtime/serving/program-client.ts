import { Agent, type ClientRequest, type IncomingMessage, request } from 'node:http';
import type { ContainerReply, ContainerRequest } from './serving-runtime';

const loopback = '127.0.0.1';

/** HTTP to one serving program, over connections that are kept. */
export class ProgramClient {
  private readonly agent = new Agent({ keepAlive: true });

  /** `lives` says whether the program that was given the port still runs. */
  constructor(
    private readonly port: number,
    private readonly lives: () => boolean,
  ) {}

  /** Whether `/ping` answers 200 within the time allowed. */
  ping(timeoutMs: number, signal: AbortSignal): Promise<boolean> {
    return new Promise((resolve) => {
      // A connection of its own: a program that takes no new ones is not healthy.
      const call = request({ host: loopback, port: this.port, path: '/ping', agent: false, signal }, (response) => {
        response.resume();
        resolve(response.statusCode === 200);
      });
      const late = setTimeout(() => call.destroy(), timeoutMs);
      call.once('close', () => {
        clearTimeout(late);
        resolve(false);
      });
      call.on('error', () => resolve(false));
      call.end();
    });
  }

  /** Posts to `/invocations`. Rejects when there is no answer; the body throws when the answer breaks off. */
  async invoke({ body, headers }: ContainerRequest, signal: AbortSignal): Promise<ContainerReply> {
    const options = {
      host: loopback,
      port: this.port,
      path: '/invocations',
      method: 'POST',
      headers: { ...headers, 'content-length': String(body.byteLength) },
      agent: this.agent,
      signal,
    };
    const response = await send(() => request(options), body, this.lives);
    return {
      statusCode: response.statusCode ?? 0,
      headers: Object.fromEntries(
        Object.entries(response.headers).map(([name, value]) => [name, String(value)] as const),
      ),
      body: response,
    };
  }

  close(): void {
    this.agent.destroy();
  }
}

/**
 * Sends one request. A program may close a kept connection in the very moment it is used again; the request was not
 * read then, and is sent again, at last on a fresh connection (nodejs.org, request.reusedSocket).
 */
async function send(open: () => ClientRequest, body: Uint8Array, lives: () => boolean): Promise<IncomingMessage> {
  for (;;) {
    const call = open();
    try {
      return await new Promise<IncomingMessage>((resolve, reject) => {
        call.once('response', resolve).on('error', reject).end(body);
      });
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      const stale = call.reusedSocket && (code === 'ECONNRESET' || code === 'EPIPE');
      if (!stale || !lives()) throw error;
    }
  }
}
