import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type AwsHome, makeAwsHome } from '../../fakes/credentials/aws-home';
import { failureOf, openSession } from '../../fakes/credentials/open-session';

let aws: AwsHome;
beforeEach(async () => {
  aws = await makeAwsHome();
});
afterEach(() => aws.remove());

/** A session whose profile runs this Node program. */
async function withProgram(program: string, processTime?: number) {
  const file = join(aws.home, 'credentials.cjs');
  await writeFile(file, program);
  await aws.writeConfig(`[profile tool]\ncredential_process = "${process.execPath}" "${file}" --for "a profile"\n`);
  return openSession({ aws, profile: 'tool', ...(processTime !== undefined && { processTime }) });
}

const printing = (value: object): string => `process.stdout.write(${JSON.stringify(JSON.stringify(value))})`;
const good = {
  Version: 1,
  AccessKeyId: 'ASIAPROCESS00000',
  SecretAccessKey: 'canary-secret',
  SessionToken: 'canary-token',
};
const inAnHour = (): string => new Date(Date.now() + 3_600_000).toISOString();

test('takes the keys a process prints, and its words on stderr go nowhere', async () => {
  const expires = inAnHour();
  const { log, session } = await withProgram(
    `console.error('stderr-canary', process.argv[3]); ${printing({ ...good, Expiration: expires })}`,
  );
  expect(await session.get()).toEqual({
    accessKeyId: 'ASIAPROCESS00000',
    secretAccessKey: 'canary-secret',
    sessionToken: 'canary-token',
    expiration: new Date(expires),
  });
  expect(JSON.stringify(log)).not.toMatch(/canary/);
});

test('a process that hangs is ended in time, with what it started', async () => {
  const pids = join(aws.home, 'pids');
  const { session } = await withProgram(
    `const { spawn } = require('node:child_process');
     const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' });
     require('node:fs').writeFileSync(${JSON.stringify(pids)}, process.pid + ' ' + child.pid);
     setInterval(() => {}, 1000);`,
    1_500,
  );
  const before = performance.now();
  const failure = await failureOf(session.get());
  expect(failure).toMatchObject({ code: 'credentials.process-failed', retryable: true });
  expect(failure.message).toContain('1.5 seconds');
  expect(performance.now() - before).toBeLessThan(6_000);
  for (const pid of (await readFile(pids, 'utf8')).split(' ')) await gone(Number(pid));
});

test.each([
  ['garbage', 'process.stdout.write("canary-secret not json")', 'it is no JSON object'],
  ['half a JSON', `process.stdout.write('{"Version":1,"AccessKeyId":"canary-secret"')`, 'it is no JSON object'],
  ['another version', printing({ ...good, Version: 2 }), 'Version is missing or wrong'],
  ['a missing secret', printing({ Version: 1, AccessKeyId: 'canary-secret' }), 'SecretAccessKey is missing or wrong'],
  ['expired keys', printing({ ...good, Expiration: '2020-01-01T00:00:00Z' }), 'had expired already'],
  ['a date that is none', printing({ ...good, Expiration: 'canary-secret' }), 'Expiration is missing or wrong'],
  ['an exit code', 'console.error("canary-secret"); process.exit(3)', 'ended with 3'],
  [
    'no end of output',
    'setInterval(() => process.stdout.write("canary-secret".repeat(5000)), 1)',
    'far more than keys',
  ],
])('%s is told without quoting it', async (_name, program, words) => {
  const { log, session } = await withProgram(program);
  const failure = await failureOf(session.get());
  expect(failure.code).toBe('credentials.process-failed');
  expect(failure.message).toContain(words);
  expect(JSON.stringify([failure, log])).not.toContain('canary-secret');
});

test('a command that does not exist is told', async () => {
  await aws.writeConfig('[profile tool]\ncredential_process = /nowhere/tool --x\n');
  const { session } = openSession({ aws, profile: 'tool' });
  expect(await failureOf(session.get())).toMatchObject({ code: 'credentials.process-failed' });
});

test('closing the session ends the process', async () => {
  const started = join(aws.home, 'started');
  const { session } = await withProgram(
    `require('node:fs').writeFileSync(${JSON.stringify(started)}, String(process.pid)); setInterval(() => {}, 1000);`,
  );
  const failure = failureOf(session.get());
  const pid = await fileWith(started);
  session.close();
  expect((await failure).code).toBe('cancelled');
  await gone(Number(pid));
});

async function fileWith(path: string): Promise<string> {
  for (;;) {
    const text = await readFile(path, 'utf8').catch(() => '');
    if (text !== '') return text;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Resolves when no process of this id runs; the test's own time limit ends a wait in vain. */
async function gone(pid: number): Promise<void> {
  for (;;) {
    const state = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
    if (state === null || / Z /.test(state)) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
