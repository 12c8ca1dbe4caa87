import { lookup } from 'node:dns/promises';
import { request } from 'node:http';
import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { portOf } from './proxy-for';

/** Milliseconds for one step on the way to a service. */
const stepTime = 5_000;

/** What the system said of a step that failed, e.g. ENOTFOUND, ETIMEDOUT or CERT_HAS_EXPIRED. */
export class StepFailed extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

/** Addresses of a name. */
export async function resolveName(host: string, signal: AbortSignal): Promise<readonly string[]> {
  const bare = host.replace(/^\[|\]$/g, '');
  if (isIP(bare)) return [bare];
  const found = await within(lookup(bare, { all: true }), signal);
  return found.map(({ address }) => address);
}

export function openTcp(url: URL, signal: AbortSignal): Promise<Socket> {
  return opened(connectTcp({ host: url.hostname.replace(/^\[|\]$/g, ''), port: portOf(url) }), 'connect', signal);
}

/** Asks a proxy to connect to `url`; resolves to its answer's status, and the socket when that is 200. */
export function openTunnel(
  socket: Socket,
  proxy: URL,
  url: URL,
  signal: AbortSignal,
): Promise<{ readonly status: number; readonly socket: Socket }> {
  const target = `${url.hostname}:${portOf(url)}`;
  const user =
    proxy.username === '' ? null : `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
  return within(
    new Promise((resolve, reject) => {
      const asked = request({
        method: 'CONNECT',
        path: target,
        headers: {
          host: target,
          ...(user !== null && { 'proxy-authorization': `Basic ${Buffer.from(user).toString('base64')}` }),
        },
        createConnection: () => socket,
      });
      asked.once('connect', (answer, tunnel) => resolve({ status: answer.statusCode ?? 0, socket: tunnel as Socket }));
      asked.once('error', reject);
      asked.end();
    }),
    signal,
  );
}

export function secure(socket: Socket, url: URL, ca: readonly string[] | null, signal: AbortSignal): Promise<Socket> {
  const servername = isIP(url.hostname) ? undefined : url.hostname;
  const tls = connectTls({
    socket,
    // Whom the certificate has to name.
    host: url.hostname.replace(/^\[|\]$/g, ''),
    ...(servername !== undefined && { servername }),
    ...(ca && { ca: [...ca] }),
  });
  return opened(tls, 'secureConnect', signal);
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** The head of the answer to an unsigned GET of `path` over this connection. */
export function askOver(socket: Socket, host: string, path: string, signal: AbortSignal): Promise<Answer> {
  return within(
    new Promise((resolve, reject) => {
      const asked = request({ path, headers: { host, connection: 'close' }, createConnection: () => socket });
      asked.once('response', (answer) => {
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers });
        answer.destroy();
      });
      asked.once('error', reject);
      asked.end();
    }),
    signal,
  );
}

function opened(socket: Socket, event: 'connect' | 'secureConnect', signal: AbortSignal): Promise<Socket> {
  const open = new Promise<Socket>((resolve, reject) => {
    socket.once(event, () => resolve(socket));
    // Stays: a connection that breaks later must not end the process.
    socket.on('error', reject);
  });
  return within(open, signal).catch((error) => {
    socket.destroy();
    throw error;
  });
}

async function within<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const over = AbortSignal.any([signal, AbortSignal.timeout(stepTime)]);
  let stop = (): void => undefined;
  const late = new Promise<never>((_resolve, reject) => {
    stop = () => reject(new StepFailed('ETIMEDOUT'));
    over.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, late]);
  } catch (error) {
    if (error instanceof StepFailed) throw error;
    throw new StepFailed((error as NodeJS.ErrnoException).code ?? 'unknown');
  } finally {
    over.removeEventListener('abort', stop);
  }
}
