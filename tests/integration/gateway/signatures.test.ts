import { createHmac } from 'node:crypto';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningDaemon, startLocalDaemon } from '../../fakes/local-daemon';
import { amzDate, authorization, type RawRequest, type RawResponse, send, sha256 } from './sign-raw';

let daemon: RunningDaemon;
const minute = 60_000;

beforeAll(async () => {
  daemon = await startLocalDaemon();
}, 30_000);
afterAll(() => daemon?.stop());

interface Wrong {
  /** Changes what is signed. */
  readonly signed?: Partial<RawRequest>;
  /** Changes what is sent after signing. */
  readonly sent?: {
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
    readonly path?: string;
  };
}

type Kind = 's3' | 'json' | 'cbor' | 'query';

function request(kind: Kind, { signed = {}, sent = {} }: Wrong): Promise<RawResponse> {
  const at = signed.timestamp ?? amzDate(Date.now());
  const bodies = { s3: 'hello', json: '{}', cbor: '\u00a0', query: 'Action=GetCallerIdentity&Version=2011-06-15' };
  const body = bodies[kind];
  const kindHeaders: Record<Kind, Record<string, string>> = {
    s3: { 'x-amz-content-sha256': sha256(body) },
    json: { 'x-amz-target': 'SageMaker.ListTrainingJobs', 'content-type': 'application/x-amz-json-1.1' },
    cbor: { 'smithy-protocol': 'rpc-v2-cbor', 'content-type': 'application/cbor' },
    query: { 'content-type': 'application/x-www-form-urlencoded' },
  };
  const paths = {
    s3: `/sagemaker-us-east-1-${daemon.accountId}/raw`,
    json: '/',
    cbor: '/service/GraniteServiceVersion20100801/operation/ListMetrics',
    query: '/',
  };
  const services = { s3: 's3', json: 'sagemaker', cbor: 'monitoring', query: 'sts' };
  const raw: RawRequest = {
    method: kind === 's3' ? 'PUT' : 'POST',
    endpoint: daemon.endpoint,
    path: paths[kind],
    query: '',
    headers: { ...kindHeaders[kind], 'x-amz-date': at, ...signed.headers },
    body,
    payloadHash: sha256(body),
    ...daemon.credentials,
    timestamp: at,
    scopeDate: at.slice(0, 8),
    region: daemon.region,
    service: services[kind],
    terminator: 'aws4_request',
    ...Object.fromEntries(Object.entries(signed).filter(([name]) => name !== 'headers')),
  };
  const headers = {
    ...raw.headers,
    host: new URL(raw.endpoint).host,
    authorization: authorization(raw).header,
    ...sent.headers,
  };
  return send({ ...raw, path: sent.path ?? raw.path }, headers, sent.body ?? body);
}

const otherSecret = 'A'.repeat(40);
/** One thing wrong each, and the code S3, JSON and query answer with. */
const wrongs: Readonly<
  Record<string, { readonly wrong: () => Wrong; readonly codes: readonly [s3: string, json: string, query: string] }>
> = {
  'another secret': {
    wrong: () => ({ signed: { secretAccessKey: otherSecret } }),
    codes: ['SignatureDoesNotMatch', 'InvalidSignatureException', 'SignatureDoesNotMatch'],
  },
  'an unknown key': {
    wrong: () => ({ signed: { accessKeyId: 'AKIAUNKNOWNUNKNOWN77' } }),
    codes: ['InvalidAccessKeyId', 'UnrecognizedClientException', 'InvalidClientTokenId'],
  },
  'another body': {
    wrong: () => ({ sent: { body: 'HELLO' } }),
    codes: ['XAmzContentSHA256Mismatch', 'InvalidSignatureException', 'SignatureDoesNotMatch'],
  },
  'a date 16 minutes ago': {
    wrong: () => ({ signed: { timestamp: amzDate(Date.now() - 16 * minute) } }),
    codes: ['RequestTimeTooSkewed', 'InvalidSignatureException', 'SignatureDoesNotMatch'],
  },
  'a date 16 minutes ahead': {
    wrong: () => ({ signed: { timestamp: amzDate(Date.now() + 16 * minute) } }),
    codes: ['RequestTimeTooSkewed', 'InvalidSignatureException', 'SignatureDoesNotMatch'],
  },
  'a scope of another day': {
    wrong: () => ({ signed: { scopeDate: '20200101' } }),
    codes: ['AuthorizationHeaderMalformed', 'InvalidSignatureException', 'SignatureDoesNotMatch'],
  },
  'another region': {
    wrong: () => ({ signed: { region: 'eu-west-1' } }),
    codes: ['AuthorizationHeaderMalformed', 'InvalidSignatureException', 'SignatureDoesNotMatch'],
  },
  'another service': {
    wrong: () => ({ signed: { service: 'logs' } }),
    codes: ['AuthorizationHeaderMalformed', 'InvalidSignatureException', 'SignatureDoesNotMatch'],
  },
  'another terminator': {
    wrong: () => ({ signed: { terminator: 'aws5_request' } }),
    codes: ['AuthorizationHeaderMalformed', 'InvalidSignatureException', 'SignatureDoesNotMatch'],
  },
  'a signed header changed': {
    wrong: () => ({ signed: { headers: { 'x-extra': 'one' } }, sent: { headers: { 'x-extra': 'two' } } }),
    codes: ['SignatureDoesNotMatch', 'InvalidSignatureException', 'SignatureDoesNotMatch'],
  },
  'an x-amz header added': {
    wrong: () => ({ sent: { headers: { 'x-amz-meta-added': 'later' } } }),
    codes: ['AccessDenied', 'InvalidSignatureException', 'SignatureDoesNotMatch'],
  },
  'a session token': {
    wrong: () => ({ signed: { headers: { 'x-amz-security-token': 'token' } } }),
    codes: ['InvalidToken', 'UnrecognizedClientException', 'InvalidClientTokenId'],
  },
  'no signature': {
    wrong: () => ({ sent: { headers: { authorization: '' } } }),
    codes: ['AuthorizationHeaderMalformed', 'IncompleteSignatureException', 'IncompleteSignature'],
  },
};

function codeOf(kind: Kind, response: RawResponse): string | undefined {
  if (kind === 's3' || kind === 'query') return /<Code>(\w+)<\/Code>/.exec(response.body)?.[1];
  if (kind === 'json') return (JSON.parse(response.body) as { readonly __type: string }).__type;
  return /__type.([A-Za-z]+)gmessage/.exec(response.body)?.[1];
}

describe('signatures', () => {
  it.each(['s3', 'json', 'query'] as const)('let a well-signed %s request in', async (kind) => {
    expect((await request(kind, {})).statusCode).toBe(200);
  });

  for (const [name, { wrong, codes }] of Object.entries(wrongs)) {
    it.each([
      ['s3', codes[0]],
      ['json', codes[1]],
      ['cbor', codes[1]],
      ['query', codes[2]],
    ] as const)(`with ${name}: %s answers 403 %s`, async (kind, code) => {
      const response = await request(kind, wrong());
      expect(response.statusCode).toBe(403);
      if (kind === 'cbor') expect(response.headers['x-amzn-query-error']).toBe(`${code};Sender`);
      else expect(codeOf(kind, response)).toBe(code);
    });
  }

  it('are refused before a large body was read, and the client still gets the answer', async () => {
    const response = await request('s3', {
      signed: { secretAccessKey: otherSecret },
      sent: { body: 'x'.repeat(30_000_000) },
    });
    expect([response.statusCode, codeOf('s3', response)]).toEqual([403, 'SignatureDoesNotMatch']);
  });

  it('keep strangers out who sign nothing', async () => {
    const target = { endpoint: daemon.endpoint, method: 'GET', path: '/', query: '' };
    expect(await send(target, {}, '')).toMatchObject({
      statusCode: 403,
      body: expect.stringContaining('AccessDenied'),
    });
    const json = await send({ ...target, method: 'POST' }, { 'x-amz-target': 'SageMaker.ListTrainingJobs' }, '{}');
    expect(json).toMatchObject({
      statusCode: 403,
      body: expect.stringContaining('MissingAuthenticationTokenException'),
    });
  });

  it('refuse a link after its time and with another path', async () => {
    const s3 = new S3Client({ ...daemon, forcePathStyle: true });
    await request('s3', {});
    const object = new GetObjectCommand({ Bucket: `sagemaker-us-east-1-${daemon.accountId}`, Key: 'raw' });
    const valid = await getSignedUrl(s3, object, { expiresIn: 60 });
    expect(await (await fetch(valid)).text()).toBe('hello');
    const late = await getSignedUrl(s3, object, { expiresIn: 60, signingDate: new Date(Date.now() - 61_000) });
    const expired = await fetch(late);
    expect([expired.status, await expired.text()]).toEqual([403, expect.stringContaining('Request has expired')]);
    expect((await fetch(valid.replace('/raw?', '/other?'))).status).toBe(403);
    expect((await fetch(valid.replace('X-Amz-Expires=60', 'X-Amz-Expires=600'))).status).toBe(403);
    s3.destroy();
  });

  it('check every chunk of a signed stream', async () => {
    const at = amzDate(Date.now());
    const marker = 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD';
    const raw: RawRequest = {
      ...{
        method: 'PUT',
        endpoint: daemon.endpoint,
        path: `/sagemaker-us-east-1-${daemon.accountId}/chunked`,
        query: '',
        body: '',
      },
      headers: {
        'x-amz-content-sha256': marker,
        'x-amz-date': at,
        'x-amz-decoded-content-length': '11',
        'content-encoding': 'aws-chunked',
      },
      ...{
        payloadHash: marker,
        ...daemon.credentials,
        timestamp: at,
        scopeDate: at.slice(0, 8),
        region: daemon.region,
        service: 's3',
        terminator: 'aws4_request',
      },
    };
    const { header, signature, scope, key } = authorization(raw);
    let previous = signature;
    const chunks = ['hello ', 'world', ''].map((data) => {
      const text = ['AWS4-HMAC-SHA256-PAYLOAD', at, scope, previous, sha256(''), sha256(data)].join('\n');
      previous = createHmac('sha256', key).update(text).digest('hex');
      return `${data.length.toString(16)};chunk-signature=${previous}\r\n${data}\r\n`;
    });
    const headers = { ...raw.headers, host: new URL(daemon.endpoint).host, authorization: header };
    expect((await send(raw, headers, chunks.join(''))).statusCode).toBe(200);
    const tampered = await send(raw, headers, chunks.join('').replace('world', 'w0rld'));
    expect([tampered.statusCode, codeOf('s3', tampered)]).toEqual([403, 'SignatureDoesNotMatch']);
  });

  it('tell who the caller is', async () => {
    const sts = new STSClient(daemon);
    expect(await sts.send(new GetCallerIdentityCommand({}))).toMatchObject({ Account: daemon.accountId });
    sts.destroy();
  });
});
