import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { seededRandom } from './seeded-random';

/** What happens to a request that a fault is set for. */
export type FaultKind =
  /** The server gets it and answers; the client's connection breaks before the answer. */
  | 'lose-reply'
  /** As `lose-reply`, but the connection ends after any number of the answer's bytes, its head included. */
  | 'cut-anywhere'
  /** As `lose-reply`, but the client waits until the proxy closes. */
  | 'hold-reply'
  /** The connection breaks before the server sees anything. */
  | 'reset'
  | 'throttle'
  /** The server fails, having done what it was asked. */
  | 'error'
  /** The keys have expired: the server sees nothing. */
  | 'expired'
  /** The signature is refused, in words that give back what was signed, with the session token in it. */
  | 'unsigned'
  /** A sign-in page with status 200. */
  | 'portal'
  /** The first half of the answer's bytes, complete as far as HTTP can tell. */
  | 'half'
  /** The connection breaks after the first 2 KiB of the answer. */
  | 'cut'
  /** The whole answer, a byte every 20 ms. */
  | 'drip';

export interface FaultProxy {
  readonly port: number;
  /** The next `times` requests whose operation is named so, e.g. CreateTrainingJob or "PUT". */
  fail(operation: string, kind: FaultKind, times: number): void;
  /** What happens to each request that `fail` says nothing of, e.g. at random, or for a while. */
  decide(choose: (operation: string) => FaultKind | null): void;
  /** How many requests of this operation came, faulty or not. */
  count(operation: string): number;
  /** Resolves when the server's answer to such a request has reached the proxy. */
  answered(operation: string): Promise<void>;
  /** The keys of every request so far have expired from now on, as keys do: whatever they sign is refused. */
  expireKeys(): void;
  /** Access keys of requests of this operation, in order of first use. */
  keysOf(operation: string): readonly string[];
  /** Requests of this operation wait before the server sees them, until the function it gives is called. */
  hold(operation: string): () => void;
  /** The same for those whose address has `part` in it; `reached` resolves with the first of them. */
  holdAt(operation: string, part: string): { readonly reached: Promise<void>; release(): void };
  close(): Promise<void>;
}

interface HeldPlace {
  readonly operation: string;
  readonly part: string;
  readonly reach: () => void;
  readonly released: Promise<void>;
}

/**
 * An HTTP proxy in front of a loopback server. The Host header stays as signed, so signatures hold. `seed` is of
 * the places where answers are cut.
 */
export async function startFaultProxy(targetPort: number, seed = 1): Promise<FaultProxy> {
  const faults: { operation: string; kind: FaultKind; times: number }[] = [];
  const counts = new Map<string, number>();
  const waiting = new Map<string, (() => void)[]>();
  const held = new Map<string, Promise<void>>();
  const places = new Set<HeldPlace>();
  const keys = new Map<string, Set<string>>();
  const expiredKeys = new Set<string>();
  const random = seededRandom(seed);
  let choose: (operation: string) => FaultKind | null = () => null;

  const take = (operation: string): FaultKind | null => {
    const fault = faults.find((one) => one.operation === operation && one.times > 0);
    if (!fault) return choose(operation);
    fault.times -= 1;
    return fault.kind;
  };

  const server = createServer(async (incoming, outgoing) => {
    const operation = operationOf(incoming);
    counts.set(operation, (counts.get(operation) ?? 0) + 1);
    const key = keyOf(incoming);
    keys.set(operation, (keys.get(operation) ?? new Set()).add(key));
    const kind = expiredKeys.has(key) ? 'expired' : take(operation);
    if (kind === 'reset') return void incoming.socket.resetAndDestroy();
    if (kind === 'throttle') return throttle(incoming, outgoing);
    if (kind === 'expired') return expired(incoming, outgoing);
    if (kind === 'unsigned') return unsigned(incoming, outgoing);
    if (kind === 'portal') return portal(incoming, outgoing);
    const release = held.get(operation);
    if (release) await release;
    for (const place of places) {
      if (operation !== place.operation || !incoming.url?.includes(place.part)) continue;
      place.reach();
      await place.released;
    }
    const forwarded = request(
      {
        host: '127.0.0.1',
        port: targetPort,
        method: incoming.method,
        path: incoming.url,
        headers: pairs(incoming.rawHeaders),
        setHost: false,
      },
      (answer) => {
        void reply(kind, answer, outgoing, incoming, random).then(() => {
          for (const wake of waiting.get(operation) ?? []) wake();
          waiting.delete(operation);
        });
      },
    );
    forwarded.on('error', () => incoming.socket.destroy());
    outgoing.on('close', () => {
      if (kind === null || kind === 'cut') forwarded.destroy();
    });
    incoming.pipe(forwarded);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    fail: (operation, kind, times) => void faults.push({ operation, kind, times }),
    decide: (chosen) => {
      choose = chosen;
    },
    count: (operation) => counts.get(operation) ?? 0,
    answered: (operation) =>
      new Promise((resolve) => waiting.set(operation, [...(waiting.get(operation) ?? []), resolve])),
    expireKeys: () => {
      for (const used of keys.values()) for (const key of used) expiredKeys.add(key);
    },
    keysOf: (operation) => [...(keys.get(operation) ?? [])],
    hold: (operation) => {
      let release = (): void => undefined;
      held.set(operation, new Promise((resolve) => (release = resolve)));
      return () => {
        held.delete(operation);
        release();
      };
    },
    holdAt: (operation, part) => {
      let release = (): void => undefined;
      const released = new Promise<void>((resolve) => (release = resolve));
      const reached = new Promise<void>((reach) => {
        const place = { operation, part, reach, released };
        places.add(place);
        void released.then(() => places.delete(place));
      });
      return { reached, release };
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function operationOf(incoming: IncomingMessage): string {
  const target = incoming.headers['x-amz-target'];
  return typeof target === 'string' ? (target.split('.').at(-1) ?? target) : (incoming.method ?? '');
}

/** The access key that signed a request; '' for one without a signature. */
function keyOf({ headers }: IncomingMessage): string {
  return /Credential=([^/]+)/.exec(headers.authorization ?? '')?.[1] ?? '';
}

async function reply(
  kind: FaultKind | null,
  answer: IncomingMessage,
  outgoing: ServerResponse,
  incoming: IncomingMessage,
  random: () => number,
): Promise<void> {
  if (kind === null) {
    outgoing.writeHead(answer.statusCode ?? 502, pairs(answer.rawHeaders));
    // A head whose body does not come is passed on as such.
    outgoing.flushHeaders();
    answer.pipe(outgoing);
    return;
  }
  if (kind === 'cut') {
    outgoing.writeHead(answer.statusCode ?? 502, pairs(answer.rawHeaders));
    let sent = 0;
    for await (const chunk of answer) {
      await new Promise((flushed) => outgoing.write(chunk, flushed));
      sent += (chunk as Buffer).length;
      if (sent > 2_048) break;
    }
    // Not a reset: that would take back what the client has not read yet, and it would simply ask again.
    incoming.socket.destroy();
    return;
  }
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  if (kind === 'lose-reply') incoming.socket.resetAndDestroy();
  const body = Buffer.concat(chunks);
  if (kind === 'cut-anywhere') {
    const whole = Buffer.concat([headOf(answer), body]);
    incoming.socket.end(whole.subarray(0, Math.floor(random() * whole.length)));
    return;
  }
  if (kind === 'drip') return drip(Buffer.concat([headOf(answer), body]), incoming);
  if (kind === 'error') {
    outgoing.writeHead(500, { 'content-type': 'application/x-amz-json-1.1' });
    outgoing.end('{"__type":"InternalFailure"}');
  }
  if (kind !== 'half') return;
  outgoing.writeHead(answer.statusCode ?? 502, { 'content-type': answer.headers['content-type'] ?? '' });
  outgoing.end(body.subarray(0, Math.floor(body.length / 2)));
}

/** For as long as the client listens. */
function drip(bytes: Buffer, { socket }: IncomingMessage): void {
  let sent = 0;
  const timer = setInterval(() => {
    socket.write(bytes.subarray(sent, sent + 1));
    sent += 1;
    if (sent >= bytes.length) clearInterval(timer);
  }, 20);
  socket.once('close', () => clearInterval(timer));
}

/** The answer's first lines as they came, for a socket that is written past node:http. */
function headOf({ rawHeaders, statusCode, statusMessage }: IncomingMessage): Buffer {
  const lines = [`HTTP/1.1 ${statusCode} ${statusMessage}`];
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) lines.push(`${rawHeaders[i]}: ${rawHeaders[i + 1]}`);
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n`);
}

function throttle(incoming: IncomingMessage, outgoing: ServerResponse): void {
  incoming.resume();
  outgoing.writeHead(400, { 'content-type': 'application/x-amz-json-1.1' });
  outgoing.end(JSON.stringify({ __type: 'ThrottlingException', message: 'Rate exceeded' }));
}

function expired(incoming: IncomingMessage, outgoing: ServerResponse): void {
  refuse(incoming, outgoing, {
    json: 'ExpiredTokenException',
    xml: 'ExpiredToken',
    message: 'The security token included in the request is expired',
  });
}

/** In AWS's words ("Troubleshoot Signature Version 4 signing for API requests"). */
function unsigned(incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { host, 'x-amz-security-token': token } = incoming.headers;
  const signed = `${incoming.method}\n/\n\nhost:${host}\nx-amz-security-token:${token}\n`;
  refuse(incoming, outgoing, {
    json: 'InvalidSignatureException',
    xml: 'SignatureDoesNotMatch',
    message: `The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method.\n\nThe Canonical String for this request should have been\n'${signed}'\n`,
  });
}

interface Refusal {
  /** The error's code where services speak JSON, and where they speak XML. */
  readonly json: string;
  readonly xml: string;
  readonly message: string;
}

/** In the words of S3, of services that are asked by form as IAM is, and of those that speak JSON. */
function refuse(incoming: IncomingMessage, outgoing: ServerResponse, { json, message, xml }: Refusal): void {
  incoming.resume();
  const isJson = incoming.headers['x-amz-target'] !== undefined;
  const isForm = incoming.headers['content-type']?.startsWith('application/x-www-form-urlencoded');
  const error = `<Error><Code>${xml}</Code><Message>${message}</Message></Error>`;
  // Read to its end first: an answer ahead of the body would break the connection.
  incoming.once('end', () => {
    outgoing.writeHead(400, { 'content-type': isJson ? 'application/x-amz-json-1.1' : 'application/xml' });
    outgoing.end(
      isJson ? JSON.stringify({ __type: json, message }) : isForm ? `<ErrorResponse>${error}</ErrorResponse>` : error,
    );
  });
}

function portal(incoming: IncomingMessage, outgoing: ServerResponse): void {
  incoming.resume();
  outgoing.writeHead(200, { 'content-type': 'text/html' });
  outgoing.end('<!doctype html><title>Welcome to the hotel</title><form>Sign in</form>');
}

/** Raw headers as node:http takes them: a list only where a name repeats. */
function pairs(raw: readonly string[]): Record<string, string | string[]> {
  const headers: Record<string, string | string[]> = {};
  for (let i = 0; i + 1 < raw.length; i += 2) {
    const name = (raw[i] ?? '').toLowerCase();
    const value = raw[i + 1] ?? '';
    const held = headers[name];
    headers[name] = held === undefined ? value : [held, value].flat();
  }
  return headers;
}
