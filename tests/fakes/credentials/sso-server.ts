import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface SsoServer {
  readonly endpoint: string;
  /** Names of what was asked, in order: register, start, device, refresh, role. */
  readonly asked: readonly string[];
  /** Times of the questions whether the person has signed in, ms of a steady clock. */
  readonly polls: readonly number[];
  /** What the next questions are answered with, by the error's name; then by the state below. */
  readonly answers: string[];
  /** The person entered the code. */
  allow(): void;
  /** Tokens the portal takes. */
  readonly tokens: Set<string>;
  /** Refresh tokens the service takes, each once. */
  readonly refreshTokens: Set<string>;
  readonly clients: Set<string>;
  /** Seconds. */
  settings: { interval: number; codeLifetime: number; tokenLifetime: number };
  /** Runs before a question for renewal is answered. */
  onRefresh: () => Promise<void>;
  /** Everything secret it has given out. */
  readonly secrets: readonly string[];
  close(): Promise<void>;
}

/** IAM Identity Center's sign-in and portal on loopback, as their API references describe them. */
export async function startSsoServer(): Promise<SsoServer> {
  const asked: string[] = [];
  const polls: number[] = [];
  const secrets: string[] = [];
  let allowed = false;
  const secret = (kind: string): string => {
    const made = `${kind}-${randomUUID()}`;
    secrets.push(made);
    return made;
  };
  const refuse = (outgoing: ServerResponse, status: number, name: string): void =>
    send(outgoing, status, { error: name, error_description: `said ${name}` }, { 'x-amzn-errortype': name });
  const grant = (): object => {
    const accessToken = secret('access');
    const refreshToken = secret('refresh');
    server.tokens.add(accessToken);
    server.refreshTokens.add(refreshToken);
    return { accessToken, refreshToken, tokenType: 'Bearer', expiresIn: server.settings.tokenLifetime };
  };

  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const url = new URL(incoming.url ?? '/', 'http://loopback');
    const body = await text(incoming);
    const input = (body === '' ? {} : JSON.parse(body)) as Record<string, string>;
    if (url.pathname === '/client/register') {
      asked.push('register');
      const clientId = randomUUID();
      server.clients.add(clientId);
      return send(outgoing, 200, {
        clientId,
        clientSecret: secret('client'),
        clientSecretExpiresAt: seconds(90 * 86_400),
      });
    }
    if (url.pathname === '/federation/credentials') {
      asked.push('role');
      const token = String(incoming.headers['x-amz-sso_bearer_token']);
      if (!server.tokens.has(token)) return refuse(outgoing, 401, 'UnauthorizedException');
      return send(outgoing, 200, {
        roleCredentials: {
          accessKeyId: `ASIA${randomUUID().replaceAll('-', '').slice(0, 16).toUpperCase()}`,
          secretAccessKey: secret('key'),
          sessionToken: secret('session'),
          expiration: Date.now() + 3_600_000,
        },
      });
    }
    const known = server.clients.has(input.clientId ?? '');
    if (url.pathname === '/device_authorization') {
      asked.push('start');
      if (!known) return refuse(outgoing, 401, 'InvalidClientException');
      allowed = false;
      return send(outgoing, 200, {
        deviceCode: secret('device'),
        userCode: 'WXYZ-1234',
        verificationUri: 'https://device.sso.example/',
        verificationUriComplete: 'https://device.sso.example/?user_code=WXYZ-1234',
        expiresIn: server.settings.codeLifetime,
        interval: server.settings.interval,
      });
    }
    if (url.pathname === '/token' && input.grantType === 'refresh_token') {
      asked.push('refresh');
      await server.onRefresh();
      return known && server.refreshTokens.delete(input.refreshToken ?? '')
        ? send(outgoing, 200, grant())
        : refuse(outgoing, 400, 'InvalidGrantException');
    }
    asked.push('device');
    polls.push(performance.now());
    const name = server.answers.shift() ?? (allowed ? null : 'AuthorizationPendingException');
    return name === null ? send(outgoing, 200, grant()) : refuse(outgoing, 400, name);
  };
  const http = createServer((incoming, outgoing) => void answer(incoming, outgoing));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const server: SsoServer = {
    endpoint: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    asked,
    polls,
    answers: [],
    allow: () => {
      allowed = true;
    },
    tokens: new Set(),
    refreshTokens: new Set(),
    clients: new Set(),
    settings: { interval: 1, codeLifetime: 600, tokenLifetime: 3_600 },
    onRefresh: async () => undefined,
    secrets,
    close: () =>
      new Promise((resolve) => {
        http.closeAllConnections();
        http.close(() => resolve());
      }),
  };
  return server;
}

function send(outgoing: ServerResponse, status: number, body: object, headers: Record<string, string> = {}): void {
  outgoing.writeHead(status, { 'content-type': 'application/json', ...headers });
  outgoing.end(JSON.stringify(body));
}

function seconds(fromNow: number): number {
  return Math.floor(Date.now() / 1_000) + fromNow;
}
