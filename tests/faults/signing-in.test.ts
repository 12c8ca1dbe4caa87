import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { createAwsWorkspace } from '../../electron/aws/aws-workspace';
import { type AwsHome, makeAwsHome } from '../fakes/credentials/aws-home';
import { failureOf, openSession, type SessionOnTest } from '../fakes/credentials/open-session';
import { type SsoServer, startSsoServer } from '../fakes/credentials/sso-server';
import { type StsDoor, startStsDoor } from '../fakes/credentials/sts-door';
import { type FaultProxy, startFaultProxy } from '../fakes/fault-proxy';
import { type Moto, startMoto } from '../fakes/moto';

const startUrl = 'https://harbour.example/start';
const never = new AbortController().signal;
let moto: Moto;
let door: StsDoor;
let sso: SsoServer;
let aws: AwsHome;
/** In front of STS, of both sign-in services, and of everything else. */
let sts: FaultProxy;
let signIn: FaultProxy;
let services: FaultProxy;
beforeAll(async () => {
  moto = await startMoto();
  services = await startFaultProxy(portOf(moto.connection.endpoint ?? ''));
});
afterAll(async () => {
  await services?.close();
  await moto?.stop();
});
beforeEach(async () => {
  door = await startStsDoor(moto.connection.endpoint ?? '');
  sso = await startSsoServer();
  sts = await startFaultProxy(portOf(door.endpoint));
  signIn = await startFaultProxy(portOf(sso.endpoint));
  aws = await makeAwsHome();
  await aws.writeCredentials('[base]\naws_access_key_id = AKIABASE00000000\naws_secret_access_key = base-secret\n');
  await aws.writeConfig(
    '[profile mfa]\nrole_arn = arn:aws:iam::123456789012:role/R\nsource_profile = base\nmfa_serial = arn:aws:iam::123456789012:mfa/e\n' +
      '[profile lab]\nsso_session = harbour\nsso_account_id = 123456789012\nsso_role_name = Researcher\n' +
      `[sso-session harbour]\nsso_start_url = ${startUrl}\nsso_region = us-east-1\nsso_registration_scopes = sso:account:access\n` +
      `[profile hangs]\ncredential_process = ${process.execPath} ${join(aws.home, 'hangs.cjs')}\n`,
  );
  await writeFile(join(aws.home, 'hangs.cjs'), 'setInterval(() => undefined, 1_000);');
});
afterEach(async () => {
  await Promise.all([sts.close(), signIn.close(), door.close(), sso.close()]);
  await aws.remove();
});

const open = (profile: string): SessionOnTest => {
  const [portal, keys] = [`http://127.0.0.1:${signIn.port}`, `http://127.0.0.1:${sts.port}`];
  const environment = { AWS_ENDPOINT_URL_STS: keys, AWS_ENDPOINT_URL_SSO: portal, AWS_ENDPOINT_URL_SSO_OIDC: portal };
  return openSession({ aws, profile, environment, processTime: 1_000 });
};
/** A call of a screen with the keys of a session; what it came to is its code, or "ok". */
const listJobs = async ({ session }: SessionOnTest): Promise<string> => {
  const endpoint = `http://127.0.0.1:${services.port}`;
  const workspace = createAwsWorkspace({
    region: 'us-east-1',
    accountId: '123456789012',
    endpoint,
    credentials: session,
  });
  const listed = await workspace.trainingJobs.list(never);
  workspace.close();
  return listed.ok ? 'ok' : listed.error.code;
};
const lists = (): number => services.count('ListTrainingJobs');

it('a code whose answer was lost was used up: the next is asked for, and what waited goes on', async () => {
  const on = open('mfa');
  door.codes.add('111111').add('222222');
  on.person.nextCode('111111', '222222');
  sts.fail('POST', 'lose-reply', 1);
  expect(await listJobs(on)).toBe('ok');
  expect(on.person.mfaAsked.map(({ attempt }) => attempt)).toEqual([1, 2]);
  expect(door.codes.size).toBe(0);
});

it('a cancelled code ends what waited, sends nothing, and lets nothing else ask', async () => {
  const on = open('mfa');
  on.person.nextCode(null);
  const before = lists();
  expect(await Promise.all([listJobs(on), listJobs(on)])).toEqual(['cancelled', 'cancelled']);
  expect(await listJobs(on)).toBe('credentials.sign-in');
  expect([lists() - before, sts.count('POST'), on.person.mfaAsked.length]).toEqual([0, 0, 1]);
});

it('three wrong codes over a network that breaks are three, not nine', async () => {
  const on = open('mfa');
  on.person.nextCode('111111', '222222', '333333');
  sts.fail('POST', 'reset', 2);
  expect(await listJobs(on)).toBe('credentials.refused');
  expect(on.person.mfaAsked.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
});

it('a credential process that hangs is given up in time, with nothing sent', async () => {
  const on = open('hangs');
  const before = lists();
  const startedAt = performance.now();
  expect(await listJobs(on)).toBe('credentials.process-failed');
  expect(performance.now() - startedAt).toBeLessThan(15_000);
  expect(lists()).toBe(before);
});

it('a sign-in page in the way of single sign-on signs nobody out', async () => {
  const on = open('lab');
  on.person.onSso = async () => {
    sso.allow();
    return true;
  };
  expect(await listJobs(on)).toBe('ok');
  const other = open('lab');
  signIn.fail('GET', 'portal', 1);
  expect((await failureOf(other.session.get())).code).toBe('aws.unreadable');
  expect(await listJobs(open('lab'))).toBe('ok');
  expect([on.person.ssoAsked.length, other.person.ssoAsked.length]).toEqual([1, 0]);
});

it('logged out at the service in the middle of work: new keys without a question while the token can be renewed', async () => {
  const on = open('lab');
  on.person.onSso = async () => {
    sso.allow();
    return true;
  };
  expect(await listJobs(on)).toBe('ok');
  sso.tokens.clear();
  services.expireKeys();
  signIn.fail('POST', 'reset', 1);
  expect(await listJobs(on)).toBe('ok');
  expect(on.person.ssoAsked).toHaveLength(1);
  // And for good: one question, whose cancelling ends it.
  sso.tokens.clear();
  sso.refreshTokens.clear();
  services.expireKeys();
  on.person.onSso = async () => false;
  expect(await listJobs(on)).toMatch(/^(cancelled|credentials\.sign-in)$/);
  expect(await listJobs(on)).toBe('credentials.sign-in');
  expect(on.person.ssoAsked).toHaveLength(2);
});

function portOf(address: string): number {
  return Number(new URL(address).port);
}
