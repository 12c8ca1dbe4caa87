import { createHash, createPublicKey, generateKeyPairSync, type JsonWebKey, randomUUID, verify } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';

export interface LoginServer {
  readonly endpoint: string;
  /** Refresh tokens it takes, each once. */
  readonly refreshTokens: Set<string>;
  /** What the next questions are refused with: status, and the error's `error` field. */
  readonly refusals: { readonly status: number; readonly error: string }[];
  /** Questions whose proof of possession held. */
  readonly asked: number;
  /** Everything secret it has given out. */
  readonly secrets: readonly string[];
  close(): Promise<void>;
}

/**
 * AWS Sign-In on loopback as its API reference describes CreateOAuth2Token for the AWS tools: JSON in and out, and a
 * proof of possession (RFC 9449) of the key the session was made with.
 */
export async function startLoginServer(): Promise<LoginServer> {
  const secrets: string[] = [];
  const refreshTokens = new Set<string>();
  const refusals: LoginServer['refusals'] = [];
  let asked = 0;
  const secret = (kind: string): string => {
    const made = `${kind}-${randomUUID()}`;
    secrets.push(made);
    return made;
  };
  const refuse = (outgoing: ServerResponse, status: number, error: string): void => {
    const name = { 400: 'ValidationException', 429: 'TooManyRequestsError', 500: 'InternalServerException' }[status];
    outgoing.writeHead(status, {
      'content-type': 'application/json',
      'x-amzn-errortype': name ?? 'AccessDeniedException',
    });
    outgoing.end(JSON.stringify({ error, message: `said ${error}` }));
  };
  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const body = (await json(incoming)) as Readonly<Record<string, string>>;
    if (incoming.url !== '/v1/token' || body.grantType !== 'refresh_token')
      return refuse(outgoing, 400, 'INVALID_REQUEST');
    if (!provesPossession(incoming, server.endpoint)) return refuse(outgoing, 403, 'AUTHCODE_EXPIRED');
    asked += 1;
    const refusal = refusals.shift();
    if (refusal) return refuse(outgoing, refusal.status, refusal.error);
    if (!refreshTokens.delete(body.refreshToken ?? '')) return refuse(outgoing, 403, 'TOKEN_EXPIRED');
    const refreshToken = secret('refresh');
    refreshTokens.add(refreshToken);
    outgoing.writeHead(200, { 'content-type': 'application/json' });
    outgoing.end(
      JSON.stringify({
        accessToken: { accessKeyId: `ASIA${asked}`, secretAccessKey: secret('key'), sessionToken: secret('session') },
        tokenType: 'urn:aws:params:oauth:token-type:access_token_sigv4',
        expiresIn: 900,
        refreshToken,
      }),
    );
  };
  const http = createServer((incoming, outgoing) => void answer(incoming, outgoing));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const server = {
    endpoint: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    refreshTokens,
    refusals,
    secrets,
    get asked() {
      return asked;
    },
    close: () =>
      new Promise<void>((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      }),
  };
  return server;
}

/** Whether the request's DPoP header is signed by the key it names, for this address. */
function provesPossession({ headers, url }: IncomingMessage, endpoint: string): boolean {
  const [head = '', claims = '', signature = ''] = String(headers.dpop).split('.');
  const { alg, jwk, typ } = decoded(head) as { readonly alg: string; readonly jwk: JsonWebKey; readonly typ: string };
  const { htm, htu } = decoded(claims) as { readonly htm: string; readonly htu: string };
  const key = { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' as const };
  const holds = verify('sha256', Buffer.from(`${head}.${claims}`), key, Buffer.from(signature, 'base64url'));
  return holds && alg === 'ES256' && typ === 'dpop+jwt' && htm === 'POST' && htu === `${endpoint}${url}`;
}

const decoded = (part: string): unknown => JSON.parse(Buffer.from(part, 'base64url').toString());

/** Leaves in `folder` what `aws login` does for a session, good for so many seconds more. */
export async function leaveLogin(folder: string, session: string, refreshToken: string, seconds: number) {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const content = {
    accessToken: {
      accessKeyId: 'ASIALEFTBYLOGIN',
      secretAccessKey: 'left-key',
      sessionToken: 'left-session',
      accountId: '123456789012',
      expiresAt: new Date(Date.now() + seconds * 1_000).toISOString(),
    },
    tokenType: 'urn:aws:params:oauth:token-type:access_token_sigv4',
    clientId: 'arn:aws:signin:::devtools/same-device',
    refreshToken,
    idToken: 'id',
    dpopKey: privateKey.export({ format: 'pem', type: 'sec1' }),
  };
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${createHash('sha256').update(session).digest('hex')}.json`);
  await writeFile(path, JSON.stringify(content), { mode: 0o600 });
  return { path, read: async () => JSON.parse(await readFile(path, 'utf8')) as typeof content };
}
