import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RunningDaemon, startLocalDaemon } from '../../fakes/local-daemon';
import { WorkspaceDriver } from '../../fakes/workspace-driver';
import { amzDate, authorization, type RawRequest, sha256 } from '../gateway/sign-raw';
import { answers, RawConnection } from './raw-connection';

let daemon: RunningDaemon;
let workspace: WorkspaceDriver;
const connections: RawConnection[] = [];
beforeAll(async () => {
  daemon = await startLocalDaemon();
  workspace = new WorkspaceDriver(daemon);
});
afterAll(async () => {
  workspace?.close();
  await daemon?.stop();
});

let round = 0;
/** Somebody else's work, before and while and after; it must not even get slow. */
async function expectOthersServed(): Promise<void> {
  round += 1;
  const startedAt = performance.now();
  await workspace.put('others', `round ${round}`);
  expect(String(await workspace.get('others'))).toBe(`round ${round}`);
  expect(performance.now() - startedAt).toBeLessThan(3000);
}
beforeEach(expectOthersServed);
afterEach(async () => {
  for (const connection of connections.splice(0)) connection.close();
  await expectOthersServed();
  expect(daemon.process.exitCode).toBeNull();
  expect(daemon.complaints()).toBe('');
});

async function open(): Promise<RawConnection> {
  const connection = await RawConnection.open(daemon.endpoint);
  connections.push(connection);
  return connection;
}

/** The head of a well-signed PUT of an object whose body is yet to come. */
function putHead(key: string, headers: Readonly<Record<string, string>>, payloadHash: string): string {
  const at = amzDate(Date.now());
  const raw: RawRequest = {
    method: 'PUT',
    endpoint: daemon.endpoint,
    path: `/${workspace.bucket}/${key}`,
    query: '',
    headers: { ...headers, 'x-amz-content-sha256': payloadHash, 'x-amz-date': at },
    body: '',
    payloadHash,
    ...daemon.credentials,
    timestamp: at,
    scopeDate: at.slice(0, 8),
    region: daemon.region,
    service: 's3',
    terminator: 'aws4_request',
  };
  const all = { ...raw.headers, host: new URL(daemon.endpoint).host, authorization: authorization(raw).header };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return [`PUT ${raw.path} HTTP/1.1`, ...lines, '', ''].join('\r\n');
}

function residentBytes(): number {
  const status = readFileSync(`/proc/${daemon.process.pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) * 1024;
}

describe('a client that', () => {
  it('sends half a request and waits does not hold anybody up', async () => {
    for (const half of [
      'P',
      'PUT /x HTT',
      'GET / HTTP/1.1\r\nHost: x\r\nX-Half: ',
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{',
    ]) {
      await (await open()).say(half);
      await expectOthersServed();
    }
  });

  it('hangs up in the middle of an upload leaves nothing', async () => {
    const connection = await open();
    await connection.say(putHead('half', { 'content-length': '1000000' }, 'UNSIGNED-PAYLOAD'));
    await connection.say(Buffer.alloc(500_000));
    connection.close();
    await expectOthersServed();
    await expect(workspace.get('half')).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  it.runIf(process.platform === 'linux')('sends 100 MB of headers is refused early, and costs no memory', async () => {
    const before = residentBytes();
    for (const shape of ['X-Many: value\r\n', 'one long line without an end ']) {
      const connection = await open();
      await connection.say('GET / HTTP/1.1\r\nHost: x\r\nX-First: ');
      const block = Buffer.from(shape.repeat(Math.ceil(1_000_000 / shape.length)));
      let sent = 0;
      while (sent < 100 && (await connection.say(block))) sent += 1;
      expect(sent).toBeLessThan(20);
      // The answer may be lost to the reset that follows it, but no other one is given.
      expect(answers(connection.heard).filter((status) => status !== '431' && status !== '400')).toEqual([]);
    }
    expect(residentBytes() - before).toBeLessThan(64 * 1024 * 1024);
  });

  it('sends its body a byte at a time is waited for while others are served', async () => {
    const body = 'slow but right, slow but right';
    const connection = await open();
    await connection.say(putHead('slow', { 'content-length': String(body.length) }, sha256(body)));
    for (const byte of body) {
      await connection.say(byte);
      // The pace is what makes this client slow.
      await wait(5);
      if (byte === ',') await expectOthersServed();
    }
    expect(answers(await connection.hears((text) => text.includes('\r\n\r\n')))).toEqual(['200']);
    expect(String(await workspace.get('slow'))).toBe(body);
  });

  it('sends more than its Content-Length stores only what it announced', async () => {
    const connection = await open();
    await connection.say(
      putHead('longer', { 'content-length': '5' }, sha256('right')) +
        'right and then this, which is no request\r\n\r\n',
    );
    const heard = answers(await connection.hears((text) => answers(text).includes('400')));
    // What follows is no request, and the connection ends for it: maybe before the first answer was written.
    expect(heard.filter((status) => status !== '200' && status !== '400')).toEqual([]);
    const stored = await workspace.get('longer').then(String, (error: Error) => error.name);
    expect(heard.includes('200') ? ['right'] : ['right', 'NoSuchKey']).toContain(stored);
  });

  it('sends less than its Content-Length and hangs up stores nothing', async () => {
    const connection = await open();
    await connection.say(`${putHead('shorter', { 'content-length': '50' }, sha256('short'))}short`);
    connection.socket.end();
    await connection.hears(() => false).catch(() => {});
    await expect(workspace.get('shorter')).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  it.each([
    ['a TLS greeting', Buffer.from('16030100c8010000c40303', 'hex')],
    ['noise', Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 197 + 13) % 256))],
    ['NULs', Buffer.alloc(4096)],
    ['another protocol', Buffer.from('SSH-2.0-OpenSSH_9.2\r\n')],
    ['two lengths', Buffer.from('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello!')],
    [
      'a length and chunks',
      Buffer.from('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'),
    ],
    ['a broken escape', Buffer.from('GET /%zz/%e0%80 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')],
  ])('sends %s is told 400 or hung up on', async (_name, bytes) => {
    const connection = await open();
    await connection.say(bytes);
    const heard = await connection.hears((text) => text.includes('\r\n\r\n'));
    expect(answers(heard).filter((status) => status !== '400' && status !== '403')).toEqual([]);
  });

  it('opens 200 connections and says nothing leaves room for others', async () => {
    for (let index = 0; index < 200; index++) await open();
    await Promise.all(Array.from({ length: 5 }, () => workspace.jobNames()));
    await expectOthersServed();
    expect(connections.filter(({ closed }) => closed)).toEqual([]);
  });

  it('is refused in the middle of a chunked body, sends the rest and asks again on the same connection, is answered', async () => {
    const connection = await open();
    const chunked = {
      'content-encoding': 'aws-chunked',
      'content-length': '4000000',
      'x-amz-decoded-content-length': '3900000',
    };
    await connection.say(putHead('chunked', chunked, 'STREAMING-UNSIGNED-PAYLOAD-TRAILER'));
    const body = Buffer.alloc(4_000_000, 'x');
    body.write('10000\r\n');
    await connection.say(body);
    expect(answers(await connection.hears((text) => text.includes('</Error>')))).toEqual(['400']);
    expect(connection.heard).toContain('IncompleteBody');
    await connection.say(`${putHead('after', { 'content-length': '5' }, sha256('after'))}after`);
    expect(answers(await connection.hears((text) => answers(text).length > 1))).toEqual(['400', '200']);
  });
});

it('hostile connections do not keep the daemon from ending', async () => {
  const other = await startLocalDaemon();
  const half = await RawConnection.open(other.endpoint);
  await half.say('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{');
  const silent = await RawConnection.open(other.endpoint);
  const startedAt = performance.now();
  expect(await other.stop()).toBe(0);
  expect(performance.now() - startedAt).toBeLessThan(15_000);
  half.close();
  silent.close();
});
