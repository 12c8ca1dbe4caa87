import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Moto, startMoto } from '../../fakes/moto';
import { runCli } from './run-cli';

let home: string;
let moto: Moto;
let environment: Readonly<Record<string, string>>;
const secret = 'canary-secret-of-the-aws-profile';
const upside = (...words: string[]) => runCli(home, words, undefined, environment);
const read = async (...words: string[]) => JSON.parse((await upside(...words, '--json')).stdout);

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'upside-accounts-'));
  moto = await startMoto();
  const files = join(home, 'aws');
  await mkdir(files);
  await writeFile(
    join(files, 'config'),
    [
      '[profile research]',
      'region = eu-west-1',
      `endpoint_url = ${moto.connection.endpoint}`,
      '[profile nowhere]',
      'region = us-east-1',
      'source_profile = missing',
      'role_arn = arn:aws:iam::123456789012:role/Builder',
    ].join('\n'),
  );
  await writeFile(
    join(files, 'credentials'),
    `[research]\naws_access_key_id = AKIARESEARCH00000000\naws_secret_access_key = ${secret}\n`,
  );
  environment = {
    AWS_CONFIG_FILE: join(files, 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(files, 'credentials'),
  };
});
afterAll(async () => {
  await upside('local', 'stop');
  await moto.stop();
  await rm(home, { recursive: true, force: true });
});

test('adds the account of a profile, works in it, and forgets it', async () => {
  expect(await read('workspaces', 'list')).toMatchObject([{ id: 'local', kind: 'local' }]);
  const added = await read('workspaces', 'add', 'research', '--colour', 'teal');
  expect(added).toMatchObject({
    id: 'aws-research-eu-west-1',
    entry: { region: 'eu-west-1', colour: 'teal', access: 'full', production: false },
  });
  const again = await upside('workspaces', 'add', 'research');
  expect(again).toMatchObject({ code: 1, stderr: expect.stringContaining('workspace.exists') });

  const jobs = await upside('jobs', 'list', '--workspace', added.id);
  expect(jobs).toMatchObject({ code: 0, stdout: expect.stringContaining('No training job') });
  const rows = await read('workspaces', 'list');
  expect(rows[1]).toMatchObject({ workspace: { accountId: '123456789012', kind: 'aws', colour: 'teal' } });

  expect(await upside('workspaces', 'remove', added.id, '--yes')).toMatchObject({ code: 0 });
  expect(await upside('jobs', 'list', '--workspace', added.id)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('workspace.not-found'),
  });
});

test('what is marked production is read-only until a person decides otherwise', async () => {
  const { id } = await read('workspaces', 'add', 'research', '--production', '--region', 'us-east-1');
  const file = join(home, 'note.txt');
  await writeFile(file, 'lamp oil\n');
  const upload = ['data', 'upload', file, '--workspace', id];
  expect(await upside(...upload)).toMatchObject({ code: 1, stderr: expect.stringContaining('workspace.read-only') });
  expect(await read('workspaces', 'set', id, '--access', 'full')).toMatchObject({ entry: { access: 'full' } });
  expect(await upside(...upload)).toMatchObject({ code: 0 });
});

test('the built-in programs run here for an account, which has what they wrote', async () => {
  const { id } = await read('workspaces', 'add', 'research', '--region', 'ap-south-1');
  const begun = await upside('data', 'prepare', 'sample:transcripts', '--name', 'town', '--workspace', id);
  expect(begun).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/prepare-town-[0-9a-f]{12}-1 on this computer/),
  });
  const ready = await upside('data', 'prepare', 'sample:transcripts', '--name', 'town', '--wait', '--workspace', id);
  expect(ready).toMatchObject({ code: 0, stdout: expect.stringContaining(' is ready: ') });
  const log = /Its log: upside (processing logs \S+ --workspace local)/.exec(begun.stderr)?.[1] ?? '';
  expect(await upside(...log.split(' '))).toMatchObject({ code: 0, stdout: expect.stringMatching(/\S/) });
  const network = await upside('insights', 'network', 'town', '--wait', '--workspace', id);
  expect(network.stderr).toMatch(/^town-[0-9a-f]{8}-network-1 on this computer computes it …$/m);
  expect(network.stdout).toMatch(/^CHARACTER +CHARACTER +WEIGHT/);
});

test('what runs on this computer has no code for AWS, and the command says why', async () => {
  const { id } = await read('workspaces', 'add', 'research', '--region', 'eu-north-1');
  const words = ['data', 'prepare', 'sample:transcripts', '--name', 'town', '--code', 'aws-cli', '--workspace', id];
  expect(await upside(...words)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('Preparing transcripts runs on this computer, not as a job of AWS'),
  });
});

test('a profile that cannot work says so before and after it is added', async () => {
  const profiles = await read('workspaces', 'profiles');
  expect(profiles.find(({ name }: { name: string }) => name === 'nowhere')).toMatchObject({
    problem: expect.stringContaining('missing'),
  });
  const { id } = await read('workspaces', 'add', 'nowhere');
  const listed = await upside('jobs', 'list', '--workspace', id);
  expect(listed).toMatchObject({ code: 1, stderr: expect.stringMatching(/credentials\.(invalid|not-found)/) });
});

test('keys of a profile are in the files of the AWS tools and nowhere else', async () => {
  const { id } = await read('workspaces', 'add', 'research', '--region', 'us-west-2');
  await upside('jobs', 'list', '--workspace', id);
  const files = await readdir(home, { recursive: true, withFileTypes: true });
  for (const file of files.filter((one) => one.isFile() && !one.parentPath.endsWith('/aws'))) {
    const content = await readFile(join(file.parentPath, file.name), 'latin1');
    expect(content, file.name).not.toContain(secret);
  }
});
