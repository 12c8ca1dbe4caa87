// What the tests need beyond npm packages. On Debian as root it is installed; elsewhere it is named.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const has = (command) => (process.env.PATH ?? '').split(':').some((folder) => existsSync(`${folder}/${command}`));
const library = (name) => spawnSync('ldconfig', ['-p'], { encoding: 'utf8' }).stdout?.includes(`${name} `) ?? false;

/** Debian package → is it there? Electron's libraries are those its window needs on a bare system. */
const needs = {
  xvfb: () => has('Xvfb'),
  xauth: () => has('xauth'),
  'libgtk-3-0': () => library('libgtk-3.so.0'),
  libnss3: () => library('libnss3.so'),
  libasound2: () => library('libasound.so.2'),
  libgbm1: () => library('libgbm.so.1'),
  'libatk-bridge2.0-0': () => library('libatk-bridge-2.0.so.0'),
  libxss1: () => library('libXss.so.1'),
  fasttext: () => has('fasttext'),
  'python3-venv': () => spawnSync('python3', ['-c', 'import venv, ensurepip']).status === 0,
};

/** What tests do without, and then say that they skipped: Debian package → is it there? */
const wishes = {
  // The CPU build of PyTorch for the interpreter of Debian: PyPI's wheels for Linux bring gigabytes of CUDA.
  'python3-torch': () =>
    spawnSync('/usr/bin/python3', ['-c', 'import importlib.util as u; raise SystemExit(u.find_spec("torch") is None)'])
      .status === 0,
  // A desktop's notifications, for the one test that has them shown and clicked.
  dunst: () => has('dunst') && has('dunstctl'),
  'dbus-daemon': () => has('dbus-daemon'),
};

/** Throws a plain sentence when something is missing that cannot be installed here. */
export async function ensurePrerequisites() {
  if (process.platform !== 'linux') return;
  const missing = Object.keys(needs).filter((name) => !needs[name]());
  const wished = Object.keys(wishes).filter((name) => !wishes[name]());
  if (missing.length + wished.length === 0) return;
  const install = `apt-get install -y ${missing.join(' ')}`;
  if (process.getuid?.() !== 0 || !has('apt-get')) {
    if (missing.length === 0) return;
    console.error(`The tests need these Debian packages: ${missing.join(', ')}. Install them with "${install}".`);
    process.exit(1);
  }
  console.log(`Installing what the tests need: ${[...missing, ...wished].join(', ')}.`);
  const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  execFileSync('apt-get', ['update', '-qq'], quiet);
  const add = ['install', '-y', '-qq', '--no-install-recommends'];
  if (missing.length > 0) execFileSync('apt-get', [...add, ...missing], quiet);
  // Another Debian may not have it; the tests that wish for it say so.
  if (wished.length > 0) spawnSync('apt-get', [...add, ...wished], quiet);
}
