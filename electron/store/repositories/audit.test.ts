import { DatabaseSync } from '@photostructure/sqlite';
import { beforeEach, expect, it } from 'vitest';
import { noHash } from '../../../shared/model/audit-record';
import { migrate } from '../migrate';
import { migrations } from '../migrations';
import { auditRepository } from './audit';

let database: InstanceType<typeof DatabaseSync>;
let store: ReturnType<typeof auditRepository>;
beforeEach(() => {
  database = new DatabaseSync(':memory:');
  migrate(database, migrations);
  store = auditRepository(database);
});

const entry = {
  at: 5,
  user: 'robin',
  via: 'command line',
  action: 'jobs.launch',
  target: 'job/one',
  workspaceId: 'local',
  accountId: '000000000000',
  region: 'us-east-1',
  outcome: 'done',
  detail: 'Created.',
} as const;
const everything = { text: '', action: null, outcome: null };

it('chains each entry to the last one and says where the chain ends', () => {
  expect(store.rows(0, 10)).toEqual({ rows: [], head: { sequence: 0, hash: noHash } });
  const first = store.append(entry);
  const second = store.append({ ...entry, detail: 'NUL \0, a lone surrogate \ud800 and ünïcode' });
  expect([first.sequence, first.previousHash, second.sequence, second.previousHash]).toEqual([
    1,
    noHash,
    2,
    first.hash,
  ]);
  const { head, rows } = store.rows(1, 10);
  expect(head).toEqual({ sequence: 2, hash: second.hash });
  expect(rows).toEqual([{ sequence: 2, text: expect.stringContaining('NUL \\u0000'), hash: second.hash }]);
  expect(store.page(everything, null, 1)).toEqual({ records: [second], more: true });
});

it('pages newest first through what a filter lets through', () => {
  for (let index = 0; index < 1_200; index += 1) {
    const rare = index % 300 === 0;
    store.append({
      ...entry,
      action: rare ? 'jobs.stop' : 'data.upload',
      outcome: rare ? 'unknown' : 'done',
      target: `job/${index}`,
    });
  }
  const stops = { ...everything, action: 'jobs.stop' };
  const page = store.page(stops, null, 3);
  expect(page.records.map(({ target }) => target)).toEqual(['job/900', 'job/600', 'job/300']);
  expect(page.more).toBe(true);
  expect(store.page(stops, page.records.at(-1)?.sequence ?? null, 3)).toMatchObject({
    records: [{ target: 'job/0' }],
    more: false,
  });
  expect(store.page({ ...everything, action: 'jobs' }, null, 500).records).toHaveLength(4);
  expect(store.page({ ...everything, action: 'job' }, null, 500).records).toHaveLength(0);
  expect(store.page({ ...everything, outcome: 'unknown', text: 'JOB/9' }, null, 500).records).toHaveLength(1);
  expect(store.page({ ...everything, text: 'robin' }, null, 500)).toMatchObject({ more: true });
});

it('lets this program neither change nor remove an entry', () => {
  store.append(entry);
  expect(() => database.exec("UPDATE audit SET entry = '{}'")).toThrow('never changed');
  expect(() => database.exec('DELETE FROM audit')).toThrow('never removed');
});

it('goes on after rows somebody else added, and does not hide them', () => {
  const { hash } = store.append(entry);
  database.prepare('INSERT INTO audit VALUES (2, ?, ?)').run('{}', noHash);
  expect(store.append(entry)).toMatchObject({ sequence: 3, previousHash: hash });
  expect(store.page(everything, null, 10).records).toHaveLength(2);
});
