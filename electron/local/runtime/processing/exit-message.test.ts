import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readExitMessage } from './exit-message';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'upside-message-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

it.each([
  ['nothing', '', null],
  ['a message', Buffer.from('1200 lines, 3 problems'), '1200 lines, 3 problems'],
  ['a NUL, at which a stored text would end', Buffer.from('a\0b'), 'a\u2400b'],
  ['1024 bytes of more', Buffer.alloc(5000, 'x'), 'x'.repeat(1024)],
  ['a character that the limit cuts in two', Buffer.from(`x${'é'.repeat(600)}`), `x${'é'.repeat(511)}`],
  ['a character that the program cut in two', Buffer.from('abcé').subarray(0, 4), { kind: 'notText' }],
  ['bytes that are no text', Buffer.from([0x50, 0xff, 0xfe]), { kind: 'notText' }],
] as const)('%s', async (_what, content, message) => {
  const file = join(dir, 'message');
  writeFileSync(file, content);
  expect(await readExitMessage(file)).toEqual(message);
});

it('no file, and a folder in its place, are no message', async () => {
  expect(await readExitMessage(join(dir, 'none'))).toBeNull();
  expect(await readExitMessage(dir)).toBeNull();
});
