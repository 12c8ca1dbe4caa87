import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, connect, createServer as createTcpServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { clockFinding } from '../../../electron/aws/doctor/clock-finding';
import { examineWay, type WayOptions } from '../../../electron/aws/doctor/examine-way';

let folder: string;
let certificate: string;
let key: string;
const servers: Server[] = [];
const { signal } = new AbortController();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upside-way-'));
  const at = (name: string): string => join(folder, name);
  execFileSync(
    'openssl',
    ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'].concat([
      '-subj',
      '/CN=localhost',
      '-addext',
      'subjectAltName=DNS:localhost',
      '-keyout',
      at('key'),
      '-out',
      at('cert'),
    ]),
    { stdio: 'ignore' },
  );
  certificate = await readFile(at('cert'), 'utf8');
  key = await readFile(at('key'), 'utf8');
});
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function listening(server: Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

const service: RequestListener = (_incoming, outgoing) => {
  outgoing.writeHead(404, { 'x-amzn-requestid': '1', 'content-type': 'application/json' }).end('{}');
};
const examine = (url: string, options: Partial<WayOptions> = {}) =>
  examineWay({ url: new URL(url), environment: {}, extraCertificates: null, now: Date.now, ...options }, signal);
const outcomes = ({ answer, certificate: safe, name, proxy, reach }: Awaited<ReturnType<typeof examine>>) =>
  [proxy, name, reach, safe, answer].map(({ outcome }) => outcome);

test('a service that answers over TLS, once its certificate is trusted', async () => {
  const port = await listening(createTlsServer({ cert: certificate, key }, service));
  const way = await examine(`https://localhost:${port}`, { extraCertificates: certificate });
  expect(outcomes(way)).toEqual(['good', 'good', 'good', 'good', 'good']);
  expect(clockFinding(way.times).outcome).toBe('good');
  const untrusted = await examine(`https://localhost:${port}`);
  expect(outcomes(untrusted)).toEqual(['good', 'good', 'good', 'bad', 'skipped']);
  expect(untrusted.certificate.hint).toContain('AWS_CA_BUNDLE');
  const elsewhere = await examine(`https://127.0.0.1:${port}`, { extraCertificates: certificate });
  expect(elsewhere.certificate.detail).toContain('another name');
});

test('nobody there, and a name nobody knows', async () => {
  expect(outcomes(await examine('http://127.0.0.1:1'))).toEqual(['good', 'good', 'bad', 'skipped', 'skipped']);
  const unknown = await examine('https://api.sagemaker.nowhere-1.invalid');
  expect(outcomes(unknown)).toEqual(['good', 'bad', 'skipped', 'skipped', 'skipped']);
});

test("the network's sign-in page is told from the service", async () => {
  const page = await listening(
    createServer((_incoming, outgoing) => outgoing.writeHead(200, { 'content-type': 'text/html' }).end('<form>')),
  );
  const redirect = await listening(
    createServer((_incoming, outgoing) => outgoing.writeHead(302, { location: 'http://portal.hotel.example/' }).end()),
  );
  for (const port of [page, redirect]) {
    const { answer, times } = await examine(`http://127.0.0.1:${port}`);
    expect(answer.detail).toContain('a page of its own');
    expect(times).toBeNull();
  }
});

test('a server that accepts and says nothing is given up', async () => {
  const port = await listening(createTcpServer(() => undefined));
  const { answer } = await examine(`http://127.0.0.1:${port}`);
  expect(answer).toMatchObject({ outcome: 'bad', detail: expect.stringContaining('says nothing') });
});

/** A proxy that answers CONNECT with this status and, for 200, leads every host to `target`. */
async function proxy(status: number, target: number): Promise<{ readonly port: number; readonly asked: string[] }> {
  const asked: string[] = [];
  const server = createServer();
  server.on('connect', (incoming, socket) => {
    asked.push(`${incoming.url} ${incoming.headers['proxy-authorization'] ?? ''}`);
    socket.write(`HTTP/1.1 ${status} x\r\n\r\n`);
    if (status !== 200) return socket.end();
    const there = connect(target, '127.0.0.1');
    return there.pipe(socket).pipe(there);
  });
  return { port: await listening(server), asked };
}

test('through a proxy, which is told who asks', async () => {
  const target = await listening(createTlsServer({ cert: certificate, key }, service));
  const { asked, port } = await proxy(200, target);
  // A name this machine cannot look up: only the proxy can.
  const way = await examine('https://localhost.invalid', {
    extraCertificates: certificate,
    environment: { HTTPS_PROXY: `http://eleven:waffle-canary@127.0.0.1:${port}` },
  });
  expect(asked).toEqual([`localhost.invalid:443 Basic ${Buffer.from('eleven:waffle-canary').toString('base64')}`]);
  expect(outcomes(way)).toEqual(['good', 'good', 'good', 'bad', 'skipped']);
  expect(JSON.stringify(way)).not.toContain('waffle-canary');
});

test('a proxy that refuses, wants a password or is not there', async () => {
  const of = async (port: number) =>
    (await examine('https://x.invalid', { environment: { HTTPS_PROXY: `http://127.0.0.1:${port}` } })).proxy;
  expect((await of((await proxy(407, 1)).port)).detail).toContain('HTTP 407');
  expect((await of((await proxy(403, 1)).port)).hint).toContain('NO_PROXY');
  expect((await of(1)).detail).toContain('refuses connections');
});

test('a clock five minutes off is what AWS refuses', () => {
  const off = (here: number) => clockFinding({ service: 1_000_000_000, here: 1_000_000_000 + here }).outcome;
  expect([off(20_000), off(-90_000), off(300_000), off(-3_600_000)]).toEqual(['good', 'warning', 'bad', 'bad']);
  expect(clockFinding(null).outcome).toBe('skipped');
});
