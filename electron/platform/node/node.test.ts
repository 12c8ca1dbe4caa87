import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { nodeFiles } from './files';
import { createFileLogger } from './logger';
import { resolvePaths } from './paths';

const never = new AbortController().signal;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'upside-node-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function* chunks(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
}
const helloSha256 = 'LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=';

it('finds the home of a person on each platform, and UPSIDE_HOME before all', () => {
  expect(resolvePaths({ UPSIDE_HOME: '/x' }, 'linux')).toEqual({
    home: '/x',
    store: '/x/store.db',
    local: '/x/local',
    logs: '/x/logs',
  });
  expect(resolvePaths({ XDG_DATA_HOME: '/data' }, 'linux').home).toBe('/data/upside');
  expect(resolvePaths({}, 'linux').home).toMatch(/\/\.local\/share\/upside$/);
  expect(resolvePaths({}, 'darwin').home).toMatch(/Library\/Application Support\/upside$/);
});

it('saves a file whole or not at all', async () => {
  const path = join(folder, 'model.tar.gz');
  const save = (body: AsyncIterable<Uint8Array>, bytes: number, checksumSha256: string | null, signal = never) =>
    nodeFiles.save(path, body, { bytes, checksumSha256 }, () => undefined, signal);
  expect(await save(chunks('hel', 'lo'), 6, null)).toMatchObject({ ok: false, error: { code: 'object.checksum' } });
  expect(await save(chunks('hel', 'la'), 5, helloSha256)).toMatchObject({
    ok: false,
    error: { code: 'object.checksum' },
  });
  expect(await save(chunks('hello'), 5, helloSha256, AbortSignal.abort())).toMatchObject({
    ok: false,
    error: { code: 'cancelled' },
  });
  expect(readdirSync(folder)).toEqual([]);
  expect(await save(chunks('hel', 'lo'), 5, helloSha256)).toEqual({ ok: true, data: { bytes: 5 } });
  expect(readdirSync(folder)).toEqual(['model.tar.gz']);
  expect(readFileSync(path, 'utf8')).toBe('hello');
});

it('says why a file cannot be read', async () => {
  expect(await nodeFiles.size(join(folder, 'missing'))).toMatchObject({
    ok: false,
    error: { code: 'file.unreadable', message: expect.stringContaining('does not exist') },
  });
  expect(await nodeFiles.size(folder)).toMatchObject({ ok: false, error: { code: 'file.unreadable' } });
});

it('logs JSON lines without secrets, for this person only, and begins a new file in time', async () => {
  const logger = createFileLogger(folder, 'test');
  logger.info('call', {
    service: 's3',
    secretAccessKey: 'canary',
    url: 'http://x/?X-Amz-Signature=canary&a=1',
    note: 'AKIAABCDEFGHIJKLMNOP',
  });
  await logger.flush();
  const file = join(folder, 'test.jsonl');
  const text = readFileSync(file, 'utf8');
  expect(JSON.parse(text)).toMatchObject({ level: 'info', event: 'call', service: 's3' });
  expect(text).not.toMatch(/canary|AKIA/);
  expect(statSync(file).mode & 0o077).toBe(0);
  writeFileSync(file, 'x'.repeat(5 * 1024 * 1024));
  logger.warn('next');
  await logger.flush();
  expect(readdirSync(folder).sort()).toEqual(['test.jsonl', 'test.jsonl.1']);
  expect(readFileSync(file, 'utf8')).toContain('"next"');
});

it('never stops the work when a log cannot be written', async () => {
  writeFileSync(join(folder, 'file'), '');
  const logger = createFileLogger(join(folder, 'file', 'below'), 'test');
  logger.error('lost');
  await logger.flush();
});
