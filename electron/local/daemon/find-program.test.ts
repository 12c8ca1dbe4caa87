import { basename, dirname, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { parseDaemonFlags } from './daemon-flags';
import { findProgram } from './find-program';

const folder = dirname(process.execPath);
const name = basename(process.execPath);

it('finds a bare name on PATH and leaves a path one', () => {
  expect(findProgram(name, `/nowhere:${folder}`)).toBe(process.execPath);
  expect(findProgram('no-such-program', folder)).toBeNull();
  expect(findProgram('./bin/python', folder)).toBe(resolve('bin/python'));
});

it('is how the interpreter is named: by flag, by variable, and refused when it is not there', () => {
  const environment = { PATH: folder, UPSIDE_PYTHON: name };
  expect(parseDaemonFlags(['--root', '.'], environment).python).toBe(process.execPath);
  expect(parseDaemonFlags(['--root', '.', '--python', name], { PATH: folder }).python).toBe(process.execPath);
  expect(parseDaemonFlags(['--root', '.'], { PATH: folder }).python).toBeNull();
  expect(() => parseDaemonFlags(['--root', '.', '--python', 'no-such-program'], { PATH: folder })).toThrow(
    /no-such-program is not on PATH/,
  );
});
