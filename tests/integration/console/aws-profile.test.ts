import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DoctorCheck } from '../../../shared/contract/doctor';
import { type AwsHome, makeAwsHome } from '../../fakes/credentials/aws-home';
import { type StsDoor, startStsDoor } from '../../fakes/credentials/sts-door';
import { type Moto, startMoto } from '../../fakes/moto';
import { all, must, openTestConsole, type TestConsole } from '../../fakes/opened-console';

let moto: Moto;
let door: StsDoor;
let aws: AwsHome;
let opened: TestConsole;

beforeAll(async () => {
  moto = await startMoto();
  const endpoint = moto.connection.endpoint ?? '';
  door = await startStsDoor(endpoint);
  aws = await makeAwsHome();
  await aws.writeCredentials('[base]\naws_access_key_id = AKIABASE00000000\naws_secret_access_key = secret-canary\n');
  await aws.writeConfig(
    `[profile dev]\nrole_arn = arn:aws:iam::123456789012:role/ModelBuilder\nsource_profile = base\nmfa_serial = arn:aws:iam::123456789012:mfa/e\nendpoint_url = ${endpoint}\nservices = lab\n[services lab]\nsts =\n  endpoint_url = ${door.endpoint}\n`,
  );
  opened = await openTestConsole({
    environment: {
      HOME: aws.home,
      AWS_CONFIG_FILE: aws.config,
      AWS_SHARED_CREDENTIALS_FILE: aws.credentials,
      UPSIDE_LOCAL_AUTOSTART: 'off',
    },
  });
});
afterAll(async () => {
  await opened?.destroy();
  await door?.close();
  await moto?.stop();
  await aws?.remove();
});

test('a profile with a role and MFA becomes a workspace: nobody is asked before a person wants it', async () => {
  const { console } = opened;
  const { profiles } = must(await console.workspaces.profiles());
  expect(profiles.map(({ kind, name }) => `${name} ${kind}`)).toEqual(['dev assume-role', 'base static']);
  const row = must(
    await console.workspaces.add({
      profile: 'dev',
      region: 'us-east-1',
      name: 'Dev',
      colour: 'blue',
      production: false,
    }),
  );
  const dev = must(await console.in(row.id));
  expect(await outcomes(dev)).toMatchObject({ 'account.answers': 'bad', 'permissions.training': 'skipped' });
  expect(door.calls.length).toBe(0);

  door.codes.add('246810');
  const ended = new AbortController();
  const answering = (async (): Promise<void> => {
    for await (const result of console.prompts.watch(ended.signal)) {
      const prompt = must(result).prompts[0];
      if (!prompt) continue;
      must(await console.prompts.answer(prompt.id, '246810'));
      return;
    }
  })();
  expect(must(await dev.workspace.reconnect()).workspace.accountId).toBe('123456789012');
  await answering;
  ended.abort();
  expect(await outcomes(dev)).toMatchObject({
    'files.profiles': 'good',
    'credentials.profile': 'good',
    'network.reach': 'good',
    'account.answers': 'good',
    'permissions.training': 'good',
    'permissions.buckets': 'good',
  });
  expect(door.calls.filter((call) => call.get('Action') === 'AssumeRole').length).toBe(1);
});

async function outcomes(console: { readonly doctor: TestConsole['console']['doctor'] }) {
  const checks: readonly DoctorCheck[] = await all(console.doctor.run(new AbortController().signal));
  return Object.fromEntries(checks.map(({ id, outcome }) => [id, outcome]));
}
