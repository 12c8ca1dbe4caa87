import { expect, test } from 'vitest';
import { createAudit } from './audit';

const entry = {
  action: 'endpoints.delete',
  target: 'endpoint/demo',
  workspaceId: 'local',
  accountId: '000000000000',
  region: 'us-east-1',
  outcome: 'done',
  detail: 'Read back: gone.',
} as const;

function open(append: (kept: object) => Promise<never>) {
  const logged: (readonly [string, unknown])[] = [];
  const logger = {
    info: () => undefined,
    warn: () => undefined,
    error: (event: string, fields: unknown) => logged.push([event, fields]),
  };
  const never = () => Promise.reject(new Error('not asked for'));
  const audit = createAudit({
    store: { append, page: never, rows: never },
    files: { size: never, save: never, read: () => ({ [Symbol.asyncIterator]: () => ({ next: never }) }) },
    clock: { now: () => 7, elapsed: () => 0, uptime: () => 0, wait: async () => undefined },
    logger,
    user: 'robin',
    via: 'window',
  });
  return { audit, logged };
}

test('recording never fails its call: what the store does not take is logged and counted', async () => {
  const { audit, logged } = open(() => Promise.reject(new Error('the disk is full')));
  const before = audit.changes.version;
  await audit.record(entry);
  await audit.record(entry);
  expect(audit.unrecorded).toBe(2);
  expect(audit.changes.version).toBe(before + 2);
  expect(logged[0]).toEqual([
    'audit.not-recorded',
    { action: 'endpoints.delete', target: 'endpoint/demo', outcome: 'done', why: 'the disk is full' },
  ]);
});

test('an entry says who, when and not more than a page', async () => {
  const kept: object[] = [];
  const { audit } = open(async (one) => {
    kept.push(one);
    return undefined as never;
  });
  await audit.record({ ...entry, detail: 'x'.repeat(5_000) });
  expect(kept).toEqual([{ ...entry, at: 7, user: 'robin', via: 'window', detail: 'x'.repeat(2_000) }]);
});
