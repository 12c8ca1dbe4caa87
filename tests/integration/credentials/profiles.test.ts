import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createAwsProfiles } from '../../../electron/aws/credentials/aws-profiles';
import { type AwsHome, makeAwsHome } from '../../fakes/credentials/aws-home';

let aws: AwsHome;
beforeEach(async () => {
  aws = await makeAwsHome();
});
afterEach(() => aws.remove());

const list = (environment: Readonly<Record<string, string>> = {}) =>
  createAwsProfiles({ environment, home: aws.home }).list();

test('no files, no profiles, no complaint', async () => {
  expect(await list()).toEqual({ profiles: [], files: [] });
});

test('every kind of profile, with what may be shown of it', async () => {
  await aws.writeCredentials(
    '[default]\naws_access_key_id = AKIADEFAULT00000\naws_secret_access_key = canary\n[half]\naws_access_key_id = AKIAHALF\n',
  );
  await aws.writeConfig(`
[default]
region = eu-west-1
[profile role]
role_arn = arn:aws:iam::1:role/a/ModelBuilder
source_profile = default
mfa_serial = arn:aws:iam::1:mfa/e
[profile lab]
sso_session = hawkins
sso_account_id = 123456789012
sso_role_name = Researcher
region = eu-north-1
[sso-session hawkins]
sso_start_url = https://x
sso_region = eu-west-1
[profile web]
role_arn = arn:aws:iam::1:role/Web
web_identity_token_file = /t
[profile tool]
credential_process = get-keys --secret canary
[profile ec2]
role_arn = arn:aws:iam::1:role/R
credential_source = Ec2InstanceMetadata
[profile ecs]
credential_source = EcsContainer
[profile lost]
role_arn = arn:aws:iam::1:role/R
source_profile = nobody
[profile a]
role_arn = arn:aws:iam::1:role/A
source_profile = b
[profile b]
role_arn = arn:aws:iam::1:role/B
source_profile = a
[profile nosession]
sso_session = gone
sso_account_id = 1
sso_role_name = R
[profile empty]
region = us-east-1
[profile quoted name]
region = us-east-1
`);
  const { profiles, files } = await list();
  const told = Object.fromEntries(
    profiles.map(({ kind, name, problem, summary }) => [name, problem ?? `${kind}: ${summary}`]),
  );
  expect(told).toEqual({
    default: 'static: access key written down',
    half: 'The profile holds only one of aws_access_key_id and aws_secret_access_key.',
    role: 'assume-role: role ModelBuilder through profile default, with MFA',
    lab: 'sso: role Researcher of account 123456789012 through single sign-on',
    web: 'web-identity: role Web with a web identity token',
    tool: 'process: keys from a credential process',
    ec2: "assume-role: role R through the instance's role",
    ecs: "container: the container's role",
    lost: 'Profile lost builds on profile nobody, which does not exist.',
    a: 'Profiles build on each other in a circle: a → b → a.',
    b: 'Profiles build on each other in a circle: b → a → b.',
    nosession: 'Profile nosession uses the sso-session gone, which does not exist.',
    empty: 'Profile empty names no keys, no role, no sign-in and no credential process.',
    'quoted name': 'Profile quoted name names no keys, no role, no sign-in and no credential process.',
  });
  expect(profiles.find(({ name }) => name === 'lab')?.region).toBe('eu-north-1');
  expect(files.map(({ path }) => path)).toEqual([aws.config, aws.credentials]);
  expect(JSON.stringify(profiles)).not.toContain('canary');
});

test('the environment: other files, the default profile, keys of its own', async () => {
  const { config, home } = aws;
  await aws.writeConfig('[profile dev]\ncredential_process = x\n[default]\ncredential_process = x\n');
  const elsewhere = join(home, 'none');
  const { files, profiles } = await list({
    AWS_CONFIG_FILE: '~/.aws/config',
    AWS_SHARED_CREDENTIALS_FILE: elsewhere,
    AWS_PROFILE: 'dev',
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'AKIAENV',
    AWS_SECRET_ACCESS_KEY: 'canary',
  });
  expect(profiles.map(({ name, region }) => [name, region])).toEqual([
    ['dev', 'eu-central-1'],
    ['default', 'eu-central-1'],
    ['environment', 'eu-central-1'],
  ]);
  expect(files).toEqual([
    { path: config, problem: null },
    { path: elsewhere, problem: 'The environment names this file, but there is none.' },
  ]);
  expect((await list({ AWS_PROFILE: 'typo' })).profiles[0]).toMatchObject({ name: 'typo', kind: 'incomplete' });
});

test('a damaged file is told with its line and never its words, and the rest is read', async () => {
  await aws.writeCredentials(
    '[default]\naws_access_key_id = AKIADEFAULT00000\ncanary-secret\naws_secret_access_key = x\n[broken\nregion = a\n',
  );
  const { files, profiles } = await list();
  expect(files[0]?.problem).toBe(
    `Line 3 of ${aws.credentials} is neither a section nor "name = value", and 1 more line cannot be read either; the rest was read.`,
  );
  expect(profiles.map(({ kind }) => kind)).toEqual(['static']);
  await aws.writeCredentials('[default]\n\0\0');
  expect((await list()).files[0]?.problem).toContain('no text');
  await aws.writeCredentials(`[default]\n${'#'.repeat(2 * 1024 * 1024)}`);
  expect((await list()).files[0]?.problem).toContain('too large');
});

test.skipIf(process.getuid?.() === 0)('a file this user may not read is told', async () => {
  await aws.writeConfig('[default]\n');
  await chmod(aws.config, 0);
  expect((await list()).files[0]?.problem).toContain('may not be read');
});

test('a file that appears, changes and is replaced calls back, until the watching ends', async () => {
  const profiles = createAwsProfiles({ environment: {}, home: aws.home });
  const ending = new AbortController();
  let calls = 0;
  let wake = (): void => undefined;
  profiles.watch(() => {
    calls += 1;
    wake();
  }, ending.signal);
  const until = async (name: string): Promise<void> => {
    while (!(await profiles.list()).profiles.some((profile) => profile.name === name))
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
  };
  await aws.writeConfig('[profile one]\ncredential_process = x\n');
  await until('one');
  const seen = calls;
  const changed = new Promise<void>((resolve) => {
    wake = resolve;
  });
  await aws.writeCredentials('[two]\naws_access_key_id = a\naws_secret_access_key = b\n');
  await changed;
  expect(calls).toBeGreaterThan(seen);
  await until('two');
  ending.abort();
});
