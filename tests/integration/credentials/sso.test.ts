import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { tokenPath } from '../../../electron/aws/credentials/sso/token-cache';
import { type AwsHome, makeAwsHome } from '../../fakes/credentials/aws-home';
import { failureOf, hastyClock, openSession, type SessionSettings } from '../../fakes/credentials/open-session';
import { type SsoServer, startSsoServer } from '../../fakes/credentials/sso-server';
import { createFakeClock } from '../../fakes/fake-clock';

const startUrl = 'https://hawkins.awsapps.com/start';
let sso: SsoServer;
let aws: AwsHome;

beforeEach(async () => {
  sso = await startSsoServer();
  aws = await makeAwsHome();
  await aws.writeConfig(
    `[profile lab]\nsso_session = hawkins\nsso_account_id = 123456789012\nsso_role_name = Researcher\n` +
      `[sso-session hawkins]\nsso_start_url = ${startUrl}\nsso_region = eu-west-1\nsso_registration_scopes = sso:account:access\n` +
      `[profile old]\nsso_start_url = ${startUrl}\nsso_region = eu-west-1\nsso_account_id = 123456789012\nsso_role_name = Researcher\n`,
  );
});
afterEach(async () => {
  await sso.close();
  await aws.remove();
});

const open = (settings: Partial<SessionSettings> = {}) =>
  openSession({
    aws,
    profile: 'lab',
    environment: { AWS_ENDPOINT_URL_SSO: sso.endpoint, AWS_ENDPOINT_URL_SSO_OIDC: sso.endpoint },
    ...settings,
  });
const tokenFile = () => tokenPath(aws.home, { session: 'hawkins', startUrl });
const allowing = async (): Promise<boolean> => {
  sso.allow();
  return true;
};

test('signs in with the browser, once for everybody, and takes the question back when done', async () => {
  const { person, session } = open();
  person.onSso = allowing;
  const all = await Promise.all(Array.from({ length: 20 }, () => session.get()));
  expect(new Set(all).size).toBe(1);
  expect(person.ssoAsked).toEqual([
    {
      profile: 'lab',
      verificationUri: 'https://device.sso.example/',
      verificationUriComplete: 'https://device.sso.example/?user_code=WXYZ-1234',
      userCode: 'WXYZ-1234',
      expiresAt: expect.any(Number),
    },
  ]);
  expect(person.signals[0]?.aborted).toBe(true);
  expect(sso.asked).toEqual(['register', 'start', 'device', 'role']);
});

test('the token is kept as the AWS tools keep it, for this user alone, and serves the next session', async () => {
  const first = open();
  first.person.onSso = allowing;
  await first.session.get();
  // sha1("hawkins"), as `aws sso login` names it.
  expect(tokenFile()).toBe(join(aws.home, '.aws/sso/cache/67ce58f7a992f7677623da0e4da77a0ebc310795.json'));
  expect((await stat(tokenFile())).mode & 0o777).toBe(0o600);
  const kept = JSON.parse(await readFile(tokenFile(), 'utf8'));
  expect(kept).toEqual({
    startUrl,
    region: 'eu-west-1',
    accessToken: expect.stringMatching(/^access-/),
    expiresAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    refreshToken: expect.stringMatching(/^refresh-/),
    clientId: expect.any(String),
    clientSecret: expect.stringMatching(/^client-/),
    registrationExpiresAt: expect.stringMatching(/Z$/),
  });
  for (const name of await readdir(join(aws.home, '.aws/sso/cache')))
    expect((await stat(join(aws.home, '.aws/sso/cache', name))).mode & 0o777).toBe(0o600);
  const second = open();
  await second.session.get();
  expect(second.person.ssoAsked).toEqual([]);
  expect(sso.asked.slice(4)).toEqual(['role']);
});

test('a token of another tool that ran out is renewed without a person', async () => {
  const first = open();
  first.person.onSso = allowing;
  await first.session.get();
  const kept = JSON.parse(await readFile(tokenFile(), 'utf8'));
  await writeFile(tokenFile(), JSON.stringify({ ...kept, expiresAt: '2020-01-01T00:00:00UTC' }));
  await open().session.get();
  expect(sso.asked.slice(4)).toEqual(['refresh', 'role']);
  const renewed = JSON.parse(await readFile(tokenFile(), 'utf8'));
  expect(renewed.refreshToken).not.toBe(kept.refreshToken);
  expect(sso.tokens.has(renewed.accessToken)).toBe(true);
});

test('signed out at the service: the token is renewed, and when that is refused the person signs in', async () => {
  const first = open();
  first.person.onSso = allowing;
  await first.session.get();
  sso.tokens.clear();
  sso.refreshTokens.clear();
  const second = open();
  second.person.onSso = allowing;
  await second.session.get();
  // The registration of the first time serves again.
  expect(sso.asked.slice(4)).toEqual(['role', 'refresh', 'start', 'device', 'role']);
});

test('a poller begins no sign-in at the service while signed out', async () => {
  const clock = createFakeClock(Date.now());
  const { person, session } = open({ clock });
  person.onSso = async () => false;
  await failureOf(session.get());
  for (let minute = 0; minute < 5; minute += 1) {
    await clock.advance(60_000);
    expect((await failureOf(session.get())).code).toBe('credentials.sign-in');
  }
  expect(sso.asked).toEqual(['register', 'start']);
});

test('a refresh token another tool has used already leads to the token that tool wrote', async () => {
  const first = open();
  first.person.onSso = allowing;
  await first.session.get();
  const kept = JSON.parse(await readFile(tokenFile(), 'utf8'));
  await writeFile(tokenFile(), JSON.stringify({ ...kept, expiresAt: '2020-01-01T00:00:00Z' }));
  sso.refreshTokens.clear();
  sso.onRefresh = () => writeFile(tokenFile(), JSON.stringify({ ...kept, accessToken: 'access-of-other-tool' }));
  sso.tokens.add('access-of-other-tool');
  const second = open();
  await second.session.get();
  expect(second.person.ssoAsked).toEqual([]);
});

test('a registration the service has forgotten is made anew', async () => {
  const first = open();
  first.person.onSso = allowing;
  await first.session.get();
  sso.tokens.clear();
  sso.clients.clear();
  const second = open();
  second.person.onSso = allowing;
  await second.session.get();
  expect(sso.asked.slice(4)).toEqual(['role', 'refresh', 'start', 'register', 'start', 'device', 'role']);
});

test('asks no oftener than the service allows, and slower when it says so', async () => {
  const waits: number[] = [];
  const { person, session } = open({ clock: hastyClock(waits) });
  sso.settings.interval = 2;
  sso.answers.push('AuthorizationPendingException', 'SlowDownException', 'AuthorizationPendingException');
  person.onSso = allowing;
  await session.get();
  expect(waits).toEqual([2_000, 2_000, 7_000, 7_000]);
});

test('a service that says no interval is asked every five seconds', async () => {
  const waits: number[] = [];
  const { person, session } = open({ clock: hastyClock(waits) });
  sso.settings.interval = 0;
  person.onSso = allowing;
  await session.get();
  expect(waits).toEqual([5_000]);
});

test('a code nobody enters runs out, a declined one is told', async () => {
  sso.settings.codeLifetime = 10;
  const { person, session } = open();
  person.onSso = async () => true;
  expect(await failureOf(session.get())).toMatchObject({ code: 'credentials.sign-in' });
  expect(sso.polls.length).toBeLessThanOrEqual(10);
  sso.answers.push('AccessDeniedException');
  expect(await failureOf(session.signIn())).toMatchObject({ code: 'credentials.refused' });
  sso.answers.push('ExpiredTokenException');
  expect(await failureOf(session.signIn())).toMatchObject({ code: 'credentials.sign-in' });
});

test('a cancelled sign-in ends the asking at once, for everybody', async () => {
  const clock = createFakeClock(Date.now());
  const { person, session } = open({ clock });
  person.onSso = async () => false;
  const failures = await Promise.all([failureOf(session.get()), failureOf(session.get())]);
  expect(failures.map(({ code }) => code)).toEqual(['cancelled', 'cancelled']);
  await clock.advance(60_000);
  expect(sso.asked).toEqual(['register', 'start']);
});

test('signing in elsewhere, as with "aws sso login", ends the signed-out state without a question', async () => {
  const clock = createFakeClock(Date.now());
  const { person, session } = open({ clock });
  person.onSso = async () => false;
  await failureOf(session.get());
  const other = open();
  other.person.onSso = allowing;
  await other.session.get();
  expect((await failureOf(session.get())).code).toBe('credentials.sign-in');
  const begun = sso.asked.length;
  await clock.advance(31_000);
  await session.get();
  expect(sso.asked.slice(begun)).toEqual(['role']);
  expect(person.ssoAsked.length).toBe(1);
});

test('the earlier form of the profile has its token under the start address', async () => {
  const { person, session } = open({ profile: 'old' });
  person.onSso = allowing;
  await session.get();
  const path = tokenPath(aws.home, { session: null, startUrl });
  expect(JSON.parse(await readFile(path, 'utf8')).accessToken).toMatch(/^access-/);
});

test('a closed session takes its question back', async () => {
  const { person, session } = open({ clock: createFakeClock(Date.now()) });
  const asked = new Promise<void>((resolve) => {
    person.onSso = () => {
      resolve();
      return new Promise(() => undefined);
    };
  });
  const failure = failureOf(session.get());
  await asked;
  session.close();
  expect((await failure).code).toBe('cancelled');
  expect(person.signals[0]?.aborted).toBe(true);
});

test('a damaged token file counts as none, and no secret is in a log line', async () => {
  const { log, person, session } = open();
  person.onSso = allowing;
  await session.get();
  await writeFile(tokenFile(), '{"accessToken":');
  const second = open();
  second.person.onSso = allowing;
  await second.session.get();
  const told = JSON.stringify([log, second.log]);
  for (const secret of sso.secrets) expect(told).not.toContain(secret);
});
