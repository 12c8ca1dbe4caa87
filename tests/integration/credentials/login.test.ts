import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAwsProfiles } from '../../../electron/aws/credentials/aws-profiles';
import { type AwsHome, makeAwsHome } from '../../fakes/credentials/aws-home';
import { type LoginServer, leaveLogin, startLoginServer } from '../../fakes/credentials/login-server';
import { failureOf, openSession } from '../../fakes/credentials/open-session';
import { startFaultProxy } from '../../fakes/fault-proxy';

const session = 'arn:aws:iam::123456789012:user/eleven';
let login: LoginServer;
let aws: AwsHome;
let cache: string;
beforeEach(async () => {
  login = await startLoginServer();
  aws = await makeAwsHome();
  cache = join(aws.home, '.aws', 'login', 'cache');
  // The SDK's provider looks there by the variable or by the home of this process, which is not the test's.
  vi.stubEnv('AWS_LOGIN_CACHE_DIRECTORY', cache);
  await aws.writeConfig(`[profile me]\nlogin_session = ${session}\nregion = us-east-1\n`);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await login.close();
  await aws.remove();
});

const open = (endpoint = login.endpoint, profile = 'me') =>
  openSession({
    aws,
    profile,
    environment: { AWS_ENDPOINT_URL_SIGNIN: endpoint, AWS_LOGIN_CACHE_DIRECTORY: cache },
  });

test('keys that aws login left serve as they are, and nobody is asked', async () => {
  await leaveLogin(cache, session, 'unused', 3_600);
  const on = open();
  expect(await on.session.get()).toMatchObject({ accessKeyId: 'ASIALEFTBYLOGIN', sessionToken: 'left-session' });
  expect([login.asked, on.person.ssoAsked.length, on.person.mfaAsked.length]).toEqual([0, 0, 0]);
  expect(await createAwsProfiles({ environment: {}, home: aws.home }).list()).toMatchObject({
    profiles: [{ name: 'me', kind: 'login', problem: null }],
  });
});

test('keys about to end are renewed with the refresh token, which is kept for the AWS CLI and this user alone', async () => {
  const left = await leaveLogin(cache, session, 'first-refresh', 60);
  login.refreshTokens.add('first-refresh');
  const on = open();
  const keys = await on.session.get();
  expect(keys.accessKeyId).toBe('ASIA1');
  expect(keys.expiration?.getTime()).toBeGreaterThan(Date.now() + 800_000);
  const kept = await left.read();
  expect(kept.accessToken).toMatchObject({ accessKeyId: 'ASIA1', accountId: '123456789012' });
  expect([...login.refreshTokens]).toEqual([kept.refreshToken]);
  expect((await stat(left.path)).mode & 0o777).toBe(0o600);
  for (const secret of [...login.secrets, 'first-refresh', 'left-key', 'BEGIN EC'])
    expect(on.log.join('\n')).not.toContain(secret);
});

const toLogin = { code: 'credentials.sign-in', hint: expect.stringContaining('Run "aws login --profile me"') };
test.each<[string, () => Promise<unknown>, object]>([
  ['nobody has signed in', async () => undefined, { ...toLogin, message: /Nobody has signed in/ }],
  [
    'the sign-in has ended',
    () => leaveLogin(cache, session, 'too-old', -60),
    { ...toLogin, message: /Its sign-in has ended/ },
  ],
  [
    'the password was changed',
    async () => {
      await leaveLogin(cache, session, 'r', -60);
      login.refusals.push({ status: 403, error: 'USER_CREDENTIALS_CHANGED' });
    },
    { ...toLogin, message: /password was changed/ },
  ],
  [
    'the file is broken',
    async () => {
      const { path } = await leaveLogin(cache, session, 'r', 3_600);
      await writeFile(path, '{"accessToken":');
    },
    { ...toLogin, message: /cannot be read/ },
  ],
  [
    'renewing is not allowed',
    async () => {
      await leaveLogin(cache, session, 'r', -60);
      login.refusals.push({ status: 403, error: 'INSUFFICIENT_PERMISSIONS' });
    },
    { code: 'credentials.refused', message: /signin:CreateOAuth2Token/ },
  ],
  [
    'the sign-in service fails',
    async () => {
      await leaveLogin(cache, session, 'r', -60);
      login.refusals.push(...Array.from({ length: 3 }, () => ({ status: 500, error: 'server_error' })));
    },
    { code: 'aws.rejected', retryable: true, message: /sign-in service failed/ },
  ],
])('says what to do when %s', async (_what, prepare, expected) => {
  await prepare();
  const on = open();
  const { message, ...more } = expected as { readonly message: RegExp };
  const failure = await failureOf(on.session.get());
  expect(failure).toMatchObject(more);
  expect(failure.message).toMatch(message);
  expect(JSON.stringify([failure, on.log])).not.toContain('left-key');
});

test('a service that cannot be reached is said to be that, and the sign-in stays as it was', async () => {
  const left = await leaveLogin(cache, session, 'first-refresh', -60);
  login.refreshTokens.add('first-refresh');
  const proxy = await startFaultProxy(Number(new URL(login.endpoint).port));
  proxy.fail('POST', 'reset', 3);
  const on = open(`http://127.0.0.1:${proxy.port}`);
  expect(await failureOf(on.session.get())).toMatchObject({ code: 'workspace.offline', retryable: true });
  expect((await left.read()).refreshToken).toBe('first-refresh');
  await proxy.close();
});

test('signing in once more in a terminal is enough, and a role may build on it', async () => {
  await aws.writeConfig(
    `[profile me]\nlogin_session = ${session}\n[profile role]\nrole_arn = arn:aws:iam::1:role/R\nsource_profile = me\n`,
  );
  const on = open();
  expect(await failureOf(on.session.get())).toMatchObject(toLogin);
  expect(await failureOf(open(login.endpoint, 'role').session.get())).toMatchObject(toLogin);
  await leaveLogin(cache, session, 'r', 3_600);
  expect((await on.session.get()).accessKeyId).toBe('ASIALEFTBYLOGIN');
});
