import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type AwsHome, makeAwsHome } from '../../fakes/credentials/aws-home';
import { failureOf, openSession, type SessionSettings } from '../../fakes/credentials/open-session';
import { type StsDoor, startStsDoor } from '../../fakes/credentials/sts-door';
import { createFakeClock } from '../../fakes/fake-clock';
import { type Moto, startMoto } from '../../fakes/moto';

const serial = 'arn:aws:iam::123456789012:mfa/eleven';
let moto: Moto;
let door: StsDoor;
let aws: AwsHome;

beforeAll(async () => {
  moto = await startMoto();
});
afterAll(() => moto?.stop());
beforeEach(async () => {
  door = await startStsDoor(moto.connection.endpoint ?? '');
  aws = await makeAwsHome();
  await aws.writeCredentials(
    '[base]\naws_access_key_id = AKIABASE00000000\naws_secret_access_key = base-secret-canary\n',
  );
});
afterEach(async () => {
  await door.close();
  await aws.remove();
});

const role = 'role_arn = arn:aws:iam::123456789012:role/team/ModelBuilder\nsource_profile = base\n';
const open = (settings: Omit<SessionSettings, 'aws'>) =>
  openSession({ aws, ...settings, environment: { AWS_ENDPOINT_URL_STS: door.endpoint, ...settings.environment } });

test('a role is taken with everything the profile says, and AWS knows its keys', async () => {
  await aws.writeConfig(
    `[profile dev]\n${role}role_session_name = eleven\nexternal_id = ext-1\nduration_seconds = 1800\n`,
  );
  const { session } = open({ profile: 'dev' });
  const keys = await session.get();
  expect(Object.fromEntries(door.calls[0] ?? [])).toMatchObject({
    Action: 'AssumeRole',
    RoleArn: 'arn:aws:iam::123456789012:role/team/ModelBuilder',
    RoleSessionName: 'eleven',
    ExternalId: 'ext-1',
    DurationSeconds: '1800',
  });
  const sts = new STSClient({ region: 'us-east-1', endpoint: moto.connection.endpoint ?? '', credentials: keys });
  const identity = await sts.send(new GetCallerIdentityCommand({}));
  expect(identity.Arn).toBe('arn:aws:sts::123456789012:assumed-role/ModelBuilder/eleven');
});

test('a chain of roles goes through each of them', async () => {
  await aws.writeConfig(
    `[profile middle]\n${role}[profile end]\nrole_arn = arn:aws:iam::210987654321:role/End\nsource_profile = middle\n`,
  );
  await open({ profile: 'end' }).session.get();
  expect(door.calls.map((call) => call.get('RoleArn')?.split('/').at(-1))).toEqual(['ModelBuilder', 'End']);
});

test('twenty at once, with keys about to run out: one fetch and one question', async () => {
  await aws.writeConfig(`[profile dev]\n${role}mfa_serial = ${serial}\n`);
  const clock = createFakeClock(Date.now());
  const { person, session } = open({ profile: 'dev', clock });
  door.codes.add('111111').add('222222');
  person.nextCode('111111', '222222');
  const first = await Promise.all(Array.from({ length: 20 }, () => session.get()));
  expect(new Set(first.map(({ accessKeyId }) => accessKeyId)).size).toBe(1);
  await clock.advance(54 * 60_000);
  expect(await session.get()).toBe(first[0]);
  await clock.advance(2 * 60_000);
  const second = await Promise.all(Array.from({ length: 20 }, () => session.get()));
  expect(new Set(second.map(({ accessKeyId }) => accessKeyId)).size).toBe(1);
  expect(second[0]?.accessKeyId).not.toBe(first[0]?.accessKeyId);
  expect(door.calls.length).toBe(2);
  expect(person.mfaAsked.length).toBe(2);
});

test('refused keys are replaced once, however many report them', async () => {
  await aws.writeConfig(`[profile dev]\n${role}`);
  const { session } = open({ profile: 'dev' });
  const old = await session.get();
  session.refused(old.accessKeyId);
  session.refused(old.accessKeyId);
  const [one, two] = await Promise.all([session.get(), session.get()]);
  session.refused(old.accessKeyId);
  expect(one).toBe(two);
  expect(await session.get()).toBe(one);
  expect(one?.accessKeyId).not.toBe(old.accessKeyId);
  expect(door.calls.length).toBe(2);
});

test('a wrong MFA code is asked for again; the device and the reason are told', async () => {
  await aws.writeConfig(`[profile dev]\n${role}mfa_serial = ${serial}\n`);
  const { person, session } = open({ profile: 'dev' });
  door.codes.add('333333');
  person.nextCode('111111', '333333');
  await session.get();
  expect(person.mfaAsked.map(({ attempt }) => attempt)).toEqual([1, 2]);
  expect(person.mfaAsked[0]).toMatchObject({ profile: 'dev', serial, reason: 'to sign in to profile dev' });
});

test('after three wrong codes nobody is asked again until somebody signs in', async () => {
  await aws.writeConfig(`[profile dev]\n${role}mfa_serial = ${serial}\n`);
  const { person, session } = open({ profile: 'dev' });
  person.nextCode('111111', '222222', '333333');
  const refused = await failureOf(session.get());
  expect(refused).toMatchObject({ code: 'credentials.refused' });
  expect(refused.message).toContain(serial);
  expect((await failureOf(session.get())).code).toBe('credentials.sign-in');
  expect(person.mfaAsked.length).toBe(3);
  door.codes.add('444444');
  person.nextCode('444444');
  await session.signIn();
  await session.get();
  expect(person.mfaAsked.length).toBe(4);
});

test('a cancelled question rejects everyone who waits, and pollers do not bring it back', async () => {
  await aws.writeConfig(`[profile dev]\n${role}mfa_serial = ${serial}\n`);
  const clock = createFakeClock(Date.now());
  const { person, session } = open({ profile: 'dev', clock });
  person.nextCode(null);
  const failures = await Promise.all(Array.from({ length: 5 }, () => failureOf(session.get())));
  expect(failures.map(({ code }) => code)).toEqual(Array(5).fill('cancelled'));
  for (let minute = 0; minute < 10; minute += 1) {
    await clock.advance(60_000);
    expect((await failureOf(session.get())).code).toBe('credentials.sign-in');
  }
  expect(person.mfaAsked.length).toBe(1);
  expect(door.calls.length).toBe(0);
});

test('keys that still serve go on serving when their renewal was cancelled', async () => {
  await aws.writeConfig(`[profile dev]\n${role}mfa_serial = ${serial}\n`);
  const clock = createFakeClock(Date.now());
  const { person, session } = open({ profile: 'dev', clock });
  door.codes.add('111111');
  person.nextCode('111111', null);
  const keys = await session.get();
  await clock.advance(57 * 60_000);
  expect(await session.get()).toBe(keys);
  expect(person.mfaAsked.length).toBe(2);
  await clock.advance(4 * 60_000);
  expect((await failureOf(session.get())).code).toBe('credentials.sign-in');
});

test('a device that is not the user’s, and a role nobody may take, are told in the words of AWS at once', async () => {
  await aws.writeConfig(`[profile dev]\n${role}mfa_serial = ${serial}\n[profile plain]\n${role}`);
  const mfa = open({ profile: 'dev' });
  mfa.person.nextCode('111111');
  door.refuse('AccessDenied', 'MultiFactorAuthentication failed, unable to validate MFA code.');
  expect(await failureOf(mfa.session.get())).toMatchObject({
    code: 'credentials.refused',
    message: expect.stringContaining('unable to validate MFA code'),
  });
  door.refuse('AccessDenied', 'User: arn:aws:iam::1:user/e is not authorized to perform: sts:AssumeRole');
  expect(await failureOf(open({ profile: 'plain' }).session.get())).toMatchObject({
    code: 'credentials.refused',
    message: expect.stringContaining('ModelBuilder'),
  });
});

test('a sensitive operation gets a new code checked, by AssumeRole or by GetSessionToken', async () => {
  await aws.writeConfig(`[profile dev]\n${role}mfa_serial = ${serial}\n[profile base]\nmfa_serial = ${serial}\n`);
  const dev = open({ profile: 'dev' });
  door.codes.add('111111').add('222222').add('333333');
  dev.person.nextCode('111111', '222222');
  const before = await dev.session.get();
  await dev.session.freshMfa('to delete the endpoint hawkins');
  expect(dev.person.mfaAsked[1]?.reason).toBe('to delete the endpoint hawkins');
  expect((await dev.session.get()).accessKeyId).not.toBe(before.accessKeyId);
  const base = open({ profile: 'base' });
  base.person.nextCode('999999', '333333');
  await base.session.freshMfa('to promote');
  expect(door.calls.at(-1)?.get('Action')).toBe('GetSessionToken');
  expect((await base.session.get()).accessKeyId).toBe('AKIABASE00000000');
});

test('a fresh code: cancelled leaves the session signed in; without a device there is a clear no', async () => {
  await aws.writeConfig(`[profile dev]\n${role}mfa_serial = ${serial}\n`);
  const dev = open({ profile: 'dev' });
  door.codes.add('111111');
  dev.person.nextCode('111111', null);
  const keys = await dev.session.get();
  expect((await failureOf(dev.session.freshMfa('to launch'))).code).toBe('cancelled');
  expect(await dev.session.get()).toBe(keys);
  expect(await failureOf(open({ profile: 'base' }).session.freshMfa('to launch'))).toMatchObject({
    code: 'credentials.invalid',
    message: expect.stringContaining('no MFA device'),
  });
});

test('a role with a web identity token reads the file anew each time', async () => {
  const tokenFile = join(aws.home, 'token');
  await aws.writeConfig(
    `[profile web]\nrole_arn = arn:aws:iam::123456789012:role/Web\nweb_identity_token_file = ${tokenFile}\n`,
  );
  const { session } = open({ profile: 'web' });
  expect(await failureOf(session.get())).toMatchObject({ code: 'credentials.not-found' });
  await writeFile(tokenFile, 'one\n');
  const keys = await session.get();
  await writeFile(tokenFile, 'two\n');
  session.refused(keys.accessKeyId);
  await session.get();
  expect(door.calls.map((call) => call.get('WebIdentityToken'))).toEqual(['one', 'two']);
});

test('keys of the environment, alone and as the source of a role', async () => {
  await aws.writeConfig(
    '[profile env-role]\nrole_arn = arn:aws:iam::123456789012:role/Env\ncredential_source = Environment\n',
  );
  const environment = { AWS_ACCESS_KEY_ID: 'AKIAENV000000000', AWS_SECRET_ACCESS_KEY: 'env-secret-canary' };
  const alone = await open({ profile: 'environment', environment }).session.get();
  expect(alone).toEqual({ accessKeyId: 'AKIAENV000000000', secretAccessKey: 'env-secret-canary' });
  await open({ profile: 'env-role', environment }).session.get();
  expect(door.calls[0]?.get('RoleArn')).toContain('role/Env');
});

test('temporary keys written down that AWS refuses are expired until the file has others', async () => {
  const written = (id: string) =>
    `[tmp]\naws_access_key_id = ${id}\naws_secret_access_key = s3cret\naws_session_token = t0ken\n`;
  await aws.writeCredentials(written('ASIAONE000000000'));
  const { session } = open({ profile: 'tmp' });
  session.refused((await session.get()).accessKeyId);
  expect((await failureOf(session.get())).code).toBe('credentials.expired');
  await aws.writeCredentials(written('ASIATWO000000000'));
  expect((await session.get()).accessKeyId).toBe('ASIATWO000000000');
});

test('an STS that does not answer is no matter of credentials', async () => {
  await aws.writeConfig(`[profile dev]\n${role}`);
  const { session } = open({ profile: 'dev', environment: { AWS_ENDPOINT_URL_STS: 'http://127.0.0.1:1' } });
  expect(await failureOf(session.get())).toMatchObject({ code: 'workspace.offline', retryable: true });
});

test('no secret is in any log line or failure, even when the service sends all back', async () => {
  await aws.writeConfig(
    `[profile dev]\n${role}mfa_serial = ${serial}\n[profile end]\nrole_arn = arn:aws:iam::1:role/E\nsource_profile = dev\n`,
  );
  const { log, person, session } = open({ profile: 'end' });
  door.codes.add('918273');
  person.nextCode('918273', '564738');
  await session.get();
  const given = await session.get();
  door.refuse('AccessDenied', 'echo');
  session.refused(given.accessKeyId);
  const failure = await failureOf(session.get());
  const told = JSON.stringify([log, failure]);
  expect(failure.message).toContain('You sent');
  for (const secret of ['base-secret-canary', '918273', '564738', given.secretAccessKey, given.sessionToken ?? ''])
    expect(told).not.toContain(secret);
  expect(log.length).toBeGreaterThan(1);
});
