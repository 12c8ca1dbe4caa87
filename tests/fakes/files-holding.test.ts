import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { filesHolding } from './files-holding';

it('finds a text however it is written, and nothing where it is not', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'upside-holding-'));
  const secret = 'a/secret+that=hides';
  mkdirSync(join(folder, 'below'));
  writeFileSync(join(folder, 'plain'), `x${secret}y`);
  writeFileSync(join(folder, 'below', 'wide'), Buffer.from(`x${secret}y`, 'utf16le'));
  writeFileSync(join(folder, 'url'), `?q=${encodeURIComponent(secret)}`);
  for (const before of [0, 1, 2])
    writeFileSync(join(folder, `base64-${before}`), Buffer.from(`${'x'.repeat(before)}${secret}yz`).toString('base64'));
  writeFileSync(join(folder, 'other'), 'a/secret+that-hides');
  const found = await filesHolding(folder, secret);
  expect(found).toEqual(['base64-0', 'base64-1', 'base64-2', join('below', 'wide'), 'plain', 'url']);
  rmSync(folder, { recursive: true });
});
