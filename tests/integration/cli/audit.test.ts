import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AuditRecord } from '../../../shared/model/audit-record';
import { runCli } from './run-cli';

let home: string;
const cli = (...words: string[]) => runCli(home, words);
const json = async (...words: string[]) => {
  const run = await cli(...words, '--json');
  expect(run.stderr).toBe('');
  return JSON.parse(run.stdout);
};

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'upside-cli-audit-'));
});
afterAll(async () => {
  await cli('local', 'stop');
  await rm(home, { recursive: true, force: true });
});

test('an empty log is whole and touches no workspace', async () => {
  expect(await json('audit', 'verify')).toEqual({ intact: 0, headHash: null, broken: null });
  expect(await json('audit', 'list')).toEqual({ records: [], more: false, unrecorded: 0 });
  expect((await cli('local', 'status')).stdout).toBe('stopped\n');
});

test('each call that changes something is written down with who, target and outcome; reads are not', async () => {
  const words = ['--train', 'sample:locations-train', '--set', 'epochs=1', '--name', 'seen', '--wait', '--yes'];
  expect((await cli('jobs', 'launch', ...words)).code).toBe(0);
  await json('jobs', 'show', 'seen');
  await json('jobs', 'delete', 'seen', '--yes');
  expect((await cli('jobs', 'stop', 'never-was')).code).toBe(1);

  const { records } = (await json('audit', 'list')) as { records: readonly AuditRecord[] };
  expect(records.map(({ action, outcome, sequence }) => [sequence, action, outcome])).toEqual([
    [4, 'jobs.stop', 'rejected'],
    [3, 'jobs.delete', 'done'],
    [2, 'jobs.launch', 'done'],
    [1, 'data.upload', 'done'],
  ]);
  const [stopped, deleted, launched, uploaded] = records;
  expect(launched).toMatchObject({
    user: userInfo().username,
    via: 'command line',
    target: 'job/seen',
    workspaceId: 'local',
    accountId: expect.stringMatching(/^\d{12}$/),
    region: 'us-east-1',
    detail: expect.stringMatching(/^Created arn:aws:sagemaker:.*:training-job\/seen\.$/),
  });
  expect(uploaded?.target).toMatch(/^object\/s3:\/\//);
  expect(deleted?.detail).toBe('Read back: the job is gone.');
  expect(stopped).toMatchObject({ target: 'job/never-was', detail: expect.stringMatching(/not found/i) });
  const only = await json('audit', 'list', '--action', 'jobs', '--outcome', 'done', '--text', 'SEEN', '--limit', '1');
  expect(only).toMatchObject({ records: [{ action: 'jobs.delete' }], more: true });
});

test('an export is verified by anybody: here, and with nothing but SHA-256', async () => {
  const file = join(home, 'audit.jsonl');
  expect(await json('audit', 'export', '--to', file)).toMatchObject({ path: file, entries: 4 });
  const text = await readFile(file, 'utf8');
  expect((await cli('audit', 'export')).stdout).toBe(text);
  let previous = '0'.repeat(64);
  for (const line of text.trimEnd().split('\n')) {
    const { hash, previousHash } = JSON.parse(line) as AuditRecord;
    expect(previousHash).toBe(previous);
    expect(
      createHash('sha256')
        .update(line.replace(/,"hash":"[0-9a-f]+"\}$/, '}'))
        .digest('hex'),
    ).toBe(hash);
    previous = hash;
  }
  const verdict = await json('audit', 'verify');
  expect(verdict).toEqual({ intact: 4, headHash: previous, broken: null });
  expect(await json('audit', 'verify', file)).toEqual(verdict);
  const missing = await cli('audit', 'verify', `${file}.not`, '--json');
  expect([missing.code, JSON.parse(missing.stderr).error.code]).toEqual([1, 'file.unreadable']);
});

test('a log somebody changed exits 1 and names the entry', async () => {
  const database = new DatabaseSync(join(home, 'store.db'));
  database.exec(
    "DROP TRIGGER audit_unchanged; UPDATE audit SET entry = replace(entry, 'seen', 'unseen') WHERE sequence = 2",
  );
  database.close();
  const broken = await cli('audit', 'verify', '--json');
  expect(broken.code).toBe(1);
  expect(JSON.parse(broken.stdout)).toMatchObject({ intact: 1, broken: { sequence: 2, kind: 'changed' } });
  expect((await cli('audit', 'list', '--outcome', 'maybe')).code).toBe(2);
});
