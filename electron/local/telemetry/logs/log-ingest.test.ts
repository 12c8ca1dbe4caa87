import { afterEach, expect, test } from 'vitest';
import { openDatabase } from '../../storage/database';
import { createTelemetry, type Telemetry } from '../index';

let telemetry: Telemetry | undefined;
afterEach(() => telemetry?.close());

function open() {
  const database = openDatabase(':memory:', 'NORMAL');
  telemetry = createTelemetry({ database, clock: () => 1_763_880_000_000 });
  const messages = () =>
    (database.prepare('SELECT message FROM log_event ORDER BY sequence').all() as { message: Uint8Array }[]).map(
      (row) => Buffer.from(row.message).toString(),
    );
  return { telemetry, database, messages };
}

test('keeps the order, NUL, long lines and what was broken UTF-8', async () => {
  const { telemetry, messages } = open();
  const long = 'x'.repeat(256 * 1024);
  telemetry.logs.append('g', 's', [
    { timestamp: 5, message: 'a\0b' },
    { timestamp: 1, message: long },
    { timestamp: 9.7, message: 'half \ud800 pair' },
  ]);
  await telemetry.logs.flush();
  expect(messages()).toEqual(['a\0b', long, 'half \ufffd pair']);
});

test('flush waits for more than one transaction', async () => {
  const { telemetry, messages } = open();
  const events = Array.from({ length: 2_000 }, (_, index) => ({ timestamp: index, message: `line ${index}` }));
  telemetry.logs.append('g', 's', events);
  await telemetry.logs.flush();
  expect(messages()).toEqual(events.map(({ message }) => message));
});

test('keeps everything while the database refuses it, and says so', async () => {
  const { telemetry, database, messages } = open();
  database.exec(`CREATE TRIGGER full BEFORE INSERT ON log_event BEGIN SELECT RAISE(ABORT, 'disk is full'); END`);
  telemetry.logs.append('g', 's', [{ timestamp: 1, message: 'first' }]);
  await expect(telemetry.logs.flush()).rejects.toThrow('disk is full');
  database.exec('DROP TRIGGER full');
  telemetry.logs.append('g', 's', [{ timestamp: 2, message: 'second' }]);
  await telemetry.logs.flush();
  expect(messages()).toEqual(['first', 'second']);
});
