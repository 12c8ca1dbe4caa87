/**
 * Writes electron-33.json, the public API of the oldest Electron that Upside runs on (the
 * registry-borne one of electron/launch): `npx tsx tests/architecture/electron-api/derive-table.ts`.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readApi } from './api-names';

const version = '33.2.1';
const target = join(dirname(fileURLToPath(import.meta.url)), 'electron-33.json');
const folder = mkdtempSync(join(tmpdir(), 'upside-electron-api-'));
try {
  execFileSync('npm', ['pack', `electron@${version}`, '--pack-destination', folder, '--silent'], { stdio: 'inherit' });
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  execFileSync('tar', ['-xzf', tarball ?? '', 'package/electron.d.ts'], { cwd: folder });
  const api = readApi(readFileSync(join(folder, 'package/electron.d.ts'), 'utf8'));
  const lines = Object.entries(api).map(
    ([owner, members]) => `${JSON.stringify(owner)}: ${JSON.stringify(members.join(' '))}`,
  );
  writeFileSync(target, `{\n${lines.join(',\n')}\n}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
