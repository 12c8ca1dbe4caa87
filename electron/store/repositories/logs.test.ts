import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { migrate } from '../migrate';
import { migrations } from '../migrations';
import { logRepository } from './logs';

let database: InstanceType<typeof DatabaseSync>;
beforeEach(() => {
  database = new DatabaseSync(':memory:');
  migrate(database, migrations);
});
afterEach(() => database.close());

/** Row ids of the lines with the word, as the word search finds them. */
const find = (word: string) =>
  database.prepare('SELECT rowid FROM log_text WHERE log_text MATCH ? ORDER BY rowid').all(`"${word}"`).length;

it('keeps and finds what a line says behind a NUL, and gives back what it keeps', () => {
  const logs = logRepository(database);
  const texts = ['\0first_word', 'before\0between\0\0after', 'ends\0', '\0'];
  const lines = texts.map((text, index) => ({ at: index, stream: 's/algo-1', text, eventId: `${index}` }));
  const added = logs.append('local', 'job', lines, 5);
  const page = logs.page('local', 'job', 0, 10);
  expect(page.lines).toEqual(added);
  expect(page.lines.map(({ text }) => text)).toEqual(texts.map((text) => text.replaceAll('\0', '\u2400')));
  for (const word of ['first_word', 'before', 'between', 'after', 'ends']) expect(find(word), word).toBe(1);
  // The index holds no second copy of the lines: it must agree with them to the byte.
  database.exec("INSERT INTO log_text(log_text, rank) VALUES ('integrity-check', 1)");
});

it('tells lines apart that differ only behind a NUL', () => {
  const logs = logRepository(database);
  const line = (text: string) => ({ at: 1, stream: 's', text, eventId: `id ${text}` });
  expect(logs.append('local', 'job', [line('same\0one'), line('same\0two'), line('same\0one')], 5)).toHaveLength(2);
});
