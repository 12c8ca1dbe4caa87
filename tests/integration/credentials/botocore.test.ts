import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readProfileFiles } from '../../../electron/aws/credentials/profile-files';
import { tokenPath, writeToken } from '../../../electron/aws/credentials/sso/token-cache';
import { type AwsHome, makeAwsHome } from '../../fakes/credentials/aws-home';
import { pythonEnvironment } from '../../fakes/python-environment';

const run = promisify(execFile);
let aws: AwsHome;
beforeEach(async () => {
  aws = await makeAwsHome();
});
afterEach(() => aws.remove());

/** What botocore, the library under the AWS CLI, makes of the same files. */
async function botocore(program: string, ...words: string[]): Promise<unknown> {
  const { python } = await pythonEnvironment('tests/fakes/moto-requirements.txt');
  const { stdout } = await run(python, ['-c', program, ...words]);
  return JSON.parse(stdout);
}

test('botocore reads the same profiles, sessions and services', async () => {
  await aws.writeConfig(
    [
      '# comment',
      '[default]',
      'region=eu-west-1',
      '[profile dev]',
      '  role_arn = arn:aws:iam::1:role/R',
      '  source_profile = default',
      '[profile "two words"]',
      'credential_process = /opt/tool --x "a b"',
      '[sso-session hawkins]',
      'sso_start_url = https://x/start#/',
      'sso_region = eu-west-1',
      '[services lab]',
      'sagemaker =',
      '  endpoint_url = http://127.0.0.1:1',
      's3 =',
      '    endpoint_url = http://127.0.0.1:2',
      '',
    ].join('\n'),
  );
  const ours = await readProfileFiles({ environment: {}, home: aws.home });
  const plain = (map: ReadonlyMap<string, ReadonlyMap<string, string>>) =>
    Object.fromEntries([...map].map(([name, values]) => [name, Object.fromEntries(values)]));
  const theirs = await botocore(
    'import json, sys\nfrom botocore.configloader import load_config\nprint(json.dumps(load_config(sys.argv[1])))',
    aws.config,
  );
  expect(theirs).toMatchObject({
    profiles: plain(ours.profiles),
    sso_sessions: plain(ours.sessions),
    services: Object.fromEntries([...ours.services].map(([name, services]) => [name, plain(services)])),
  });
});

test('botocore takes the token from where it was written', async () => {
  const path = tokenPath(aws.home, { session: 'hawkins', startUrl: 'https://x/start' });
  await writeToken(path, {
    startUrl: 'https://x/start',
    region: 'eu-west-1',
    accessToken: 'token-of-upside',
    expiresAt: Date.now() + 3_600_000,
    refreshToken: 'refresh',
    clientId: 'id',
    clientSecret: 'secret',
    registrationExpiresAt: Date.now() + 86_400_000,
  });
  const program = [
    'import json, sys',
    'from botocore.utils import JSONFileCache, SSOTokenLoader',
    'from dateutil.parser import parse',
    'token = SSOTokenLoader(cache=JSONFileCache(sys.argv[1]))("https://x/start", session_name="hawkins")',
    'parse(token["expiresAt"]); parse(token["registrationExpiresAt"])',
    'print(json.dumps(token["accessToken"]))',
  ].join('\n');
  expect(await botocore(program, dirname(path))).toBe('token-of-upside');
  expect(dirname(path)).toBe(join(aws.home, '.aws', 'sso', 'cache'));
});
