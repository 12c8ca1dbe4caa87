import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer as createPlainServer, type IncomingHttpHeaders } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { createAwsWorkspace } from '../../../electron/aws/aws-workspace';
import type { AwsConnection } from '../../../electron/aws/connection';
import { type ConnectProxy, startConnectProxy } from '../../fakes/connect-proxy';
import { makeTlsAuthority, type TlsAuthority } from '../../fakes/tls-authority';

// AWS's own host names, reached through a proxy whose every tunnel ends at one TLS server here.

const signal = new AbortController().signal;
const aws: AwsConnection = {
  region: 'eu-west-1',
  accountId: '123456789012',
  endpoint: null,
  credentials: { accessKeyId: 'AKIATEST', secretAccessKey: 'test' },
  userAgent: 'upside/1.2.3',
};
let folder: string;
let authority: TlsAuthority;
let service: Server;
let seen: IncomingHttpHeaders[] = [];
let proxy: ConnectProxy;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upside-network-'));
  authority = await makeTlsAuthority(folder, ['*.eu-west-1.amazonaws.com', '*.sagemaker.eu-west-1.amazonaws.com']);
  service = createServer({ cert: authority.cert, key: authority.key }, (request, response) => {
    seen.push(request.headers);
    request.resume();
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' });
    response.end('{"TrainingJobSummaries":[]}');
  });
  await new Promise<void>((listening) => service.listen(0, '127.0.0.1', listening));
});
afterAll(async () => {
  service.closeAllConnections();
  service.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  seen = [];
  for (const name of ['https_proxy', 'http_proxy', 'no_proxy', 'all_proxy', 'NODE_EXTRA_CA_CERTS', 'AWS_CA_BUNDLE']) {
    vi.stubEnv(name, '');
    vi.stubEnv(name.toUpperCase(), '');
  }
  proxy = await startConnectProxy((service.address() as AddressInfo).port);
  vi.stubEnv('HTTPS_PROXY', `http://127.0.0.1:${proxy.port}`);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await proxy.close();
});

async function list(connection: AwsConnection = { ...aws, caBundle: authority.bundle }) {
  const workspace = createAwsWorkspace(connection);
  try {
    return await workspace.trainingJobs.list(signal);
  } finally {
    workspace.close();
  }
}

it('goes through the proxy with the bundle of the connection, and says who it is', async () => {
  expect(await list()).toEqual({ ok: true, data: [] });
  expect(proxy.asked).toEqual(['api.sagemaker.eu-west-1.amazonaws.com:443']);
  expect(seen[0]?.['user-agent']).toContain('upside/1.2.3');
});

it.each(['AWS_CA_BUNDLE', 'NODE_EXTRA_CA_CERTS'])('trusts what %s names', async (name) => {
  vi.stubEnv(name, authority.bundle);
  expect(await list(aws)).toEqual({ ok: true, data: [] });
});

it('names the way out when nobody vouches for the certificate', async () => {
  const failed = await list(aws);
  expect(failed).toMatchObject({ ok: false, error: { code: 'aws.certificate' } });
  expect(failed.ok ? '' : failed.error.hint).toContain('AWS_CA_BUNDLE');
  expect(seen).toEqual([]);
});

it('refuses a certificate of another host', async () => {
  const connection = { ...aws, caBundle: authority.bundle, region: 'us-east-1' };
  expect(await list(connection)).toMatchObject({ ok: false, error: { code: 'aws.certificate' } });
});

it.each(['missing', 'empty'])('says that a bundle is %s, and sends nothing', async (kind) => {
  const bundle = join(folder, `${kind}.pem`);
  if (kind === 'empty') await writeFile(bundle, '');
  const failed = await list({ ...aws, caBundle: bundle });
  expect(failed).toMatchObject({ ok: false, error: { code: 'aws.certificate' } });
  expect(proxy.asked).toEqual([]);
});

it('needs no bundle where the service is without TLS', async () => {
  const plain = createPlainServer((request, response) => service.emit('request', request, response));
  await new Promise<void>((listening) => plain.listen(0, '127.0.0.1', listening));
  try {
    const endpoint = `http://127.0.0.1:${(plain.address() as AddressInfo).port}`;
    expect(await list({ ...aws, caBundle: join(folder, 'missing.pem'), endpoint })).toEqual({ ok: true, data: [] });
  } finally {
    plain.closeAllConnections();
    plain.close();
  }
});

it('proves itself to the proxy with what HTTPS_PROXY says', async () => {
  vi.stubEnv('HTTPS_PROXY', `http://me:p%40ss@127.0.0.1:${proxy.port}`);
  expect(await list()).toEqual({ ok: true, data: [] });
  expect(proxy.authorizations).toEqual([`Basic ${Buffer.from('me:p@ss').toString('base64')}`]);
});

it.each([
  [407, /user and the password/, false],
  [403, /NO_PROXY/, false],
  [503, /NO_PROXY/, true],
])('says that it was the proxy that answered %i', async (status, hint, retryable) => {
  vi.stubEnv('HTTPS_PROXY', `http://me:secret-word@127.0.0.1:${proxy.port}`);
  proxy.answer(status);
  const failed = await list();
  expect(failed).toMatchObject({
    ok: false,
    error: { code: 'aws.proxy', retryable, hint: expect.stringMatching(hint) },
  });
  const { message = '' } = failed.ok ? {} : failed.error;
  expect(message).toContain(`127.0.0.1:${proxy.port}`);
  expect(message).toContain(String(status));
  expect(JSON.stringify(failed)).not.toContain('secret-word');
  expect(seen).toEqual([]);
});

it('says that the proxy does not answer', async () => {
  await proxy.close();
  expect(await list()).toMatchObject({ ok: false, error: { code: 'aws.proxy', retryable: true } });
  proxy = await startConnectProxy(1);
});

it('does not ask the proxy for what NO_PROXY names, nor for what is on this machine', async () => {
  const { port } = service.address() as AddressInfo;
  const here = { ...aws, caBundle: authority.bundle, endpoint: `https://127.0.0.1:${port}` };
  // The certificate names no loopback address, which shows that the connection was made.
  expect(await list(here)).toMatchObject({ ok: false, error: { code: 'aws.certificate' } });
  vi.stubEnv('NO_PROXY', '.invalid');
  const beside = { ...aws, endpoint: 'https://sagemaker.invalid' };
  expect(await list(beside)).toMatchObject({ ok: false, error: { code: 'workspace.offline' } });
  expect(proxy.asked).toEqual([]);
});

it('reaches each service where it is said to be', async () => {
  const connection = {
    ...aws,
    caBundle: authority.bundle,
    endpoints: { sagemaker: 'https://jobs.eu-west-1.amazonaws.com', cloudwatch_logs: 'https://logs.elsewhere.example' },
  };
  expect(await list(connection)).toEqual({ ok: true, data: [] });
  const workspace = createAwsWorkspace(connection);
  await workspace.logs.streams('job');
  workspace.close();
  expect(proxy.asked).toContain('jobs.eu-west-1.amazonaws.com:443');
  expect(proxy.asked).toContain('logs.elsewhere.example:443');
});
