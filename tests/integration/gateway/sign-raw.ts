import { createHash, createHmac } from 'node:crypto';
import { request } from 'node:http';

/** Everything that goes into a SigV4 signature, so that a test can get one thing wrong. */
export interface RawRequest {
  readonly method: string;
  readonly endpoint: string;
  readonly path: string;
  /** Encoded and sorted as the canonical query wants it. */
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly payloadHash: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** yyyymmddThhmmssZ */
  readonly timestamp: string;
  readonly scopeDate: string;
  readonly region: string;
  readonly service: string;
  readonly terminator: string;
}

export interface RawResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

export function amzDate(at: number): string {
  return new Date(at).toISOString().replace(/[-:]|\.\d{3}/g, '');
}

/** The Authorization header of the request; an implementation apart from the gateway's own. */
export function authorization(raw: RawRequest): {
  readonly header: string;
  readonly signature: string;
  readonly scope: string;
  readonly key: Buffer;
} {
  const headers: Record<string, string> = { ...raw.headers, host: new URL(raw.endpoint).host };
  const names = Object.keys(headers).sort();
  const canonical = [
    raw.method,
    raw.path,
    raw.query,
    ...names.map((name) => `${name}:${headers[name]}`),
    '',
    names.join(';'),
    raw.payloadHash,
  ];
  const scope = [raw.scopeDate, raw.region, raw.service, raw.terminator].join('/');
  const toSign = ['AWS4-HMAC-SHA256', raw.timestamp, scope, sha256(canonical.join('\n'))].join('\n');
  const key = hmac(
    hmac(hmac(hmac(`AWS4${raw.secretAccessKey}`, raw.scopeDate), raw.region), raw.service),
    raw.terminator,
  );
  const signature = hmac(key, toSign).toString('hex');
  const header = `AWS4-HMAC-SHA256 Credential=${raw.accessKeyId}/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`;
  return { header, signature, scope, key };
}

/** Sends bytes and headers exactly as given. */
export function send(
  raw: Pick<RawRequest, 'endpoint' | 'method' | 'path' | 'query'>,
  headers: Readonly<Record<string, string>>,
  body: string,
): Promise<RawResponse> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(raw.endpoint);
    const path = raw.query === '' ? raw.path : `${raw.path}?${raw.query}`;
    const call = request({
      hostname,
      port,
      path,
      method: raw.method,
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    });
    call.on('error', reject).on('response', (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      response
        .on('error', reject)
        .on('end', () => resolve({ statusCode: response.statusCode ?? 0, headers: response.headers, body: text }));
    });
    call.end(body);
  });
}
