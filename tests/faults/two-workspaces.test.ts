import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createAwsWorkspace } from '../../electron/aws/aws-workspace';
import { openAccountConsoles } from '../fakes/account-console';
import { classifierSpec, first, must } from '../fakes/opened-console';
import { makeProxiedHome, type ProxiedHome } from '../fakes/proxied-home';

const never = new AbortController().signal;
let places: readonly [ProxiedHome, ProxiedHome];
let folder: string;
beforeAll(async () => {
  places = await Promise.all([makeProxiedHome(), makeProxiedHome()]);
  folder = await mkdtemp(join(tmpdir(), 'upside-two-'));
});
afterAll(async () => {
  for (const place of places ?? []) await place.destroy();
  await rm(folder, { recursive: true, force: true });
});

const connectionOf = ({ daemon: { accountId, credentials, region }, proxy }: ProxiedHome) => ({
  accountId,
  region,
  credentials,
  endpoint: `http://127.0.0.1:${proxy.port}`,
});

it('what is under way in one workspace ends there, whatever is done in the other meanwhile', async () => {
  const [one, other] = places.map(connectionOf) as [ReturnType<typeof connectionOf>, ReturnType<typeof connectionOf>];
  const consoles = await openAccountConsoles(join(folder, 'home'), { 'aws-one': one, 'aws-other': other });
  const launch = async (id: string, name: string) => {
    const { console, scope } = consoles.of(id);
    const spec = await classifierSpec({ console: console as never, scope: async () => scope }, name, { epochs: '1' });
    const { accountId, region } = scope;
    return console.jobs.launch(scope, spec, { accountId, region, target: name });
  };
  // The answers of the first are lost as often as the SDK tries by itself, so that it is at it for a while.
  places[0].proxy.fail('CreateTrainingJob', 'lose-reply', 3);
  const underWay = launch('aws-one', 'same-name');
  await places[0].proxy.answered('CreateTrainingJob');
  const path = join(folder, 'file.bin');
  await writeFile(path, randomBytes(24 * 1024 * 1024));
  const s3Uri = `s3://sagemaker-${one.region}-${one.accountId}/only-in-one.bin`;
  const { browser } = createAwsWorkspace(one);
  const begun = must(await browser.beginUpload(s3Uri, path));
  const uploading = browser.continueUpload(s3Uri, path, begun, { signal: never, onProgress: () => undefined });
  const meanwhile = await launch('aws-other', 'same-name');
  const [launched, uploaded] = await Promise.all([underWay, uploading]);
  must(meanwhile);
  must(launched);
  must(uploaded);
  must(await launch('aws-other', 'only-in-other'));

  const names = async (id: string) => {
    const { console, scope } = consoles.of(id);
    const list = await first(console.jobs.watchList(scope, never), ({ source }) => source === 'live');
    return list.jobs.map(({ name }) => name).toSorted();
  };
  expect(await names('aws-one')).toEqual(['same-name']);
  expect(await names('aws-other')).toEqual(['only-in-other', 'same-name']);
  for (const id of ['aws-one', 'aws-other']) expect(await consoles.store.journal.open(id)).toEqual([]);
  expect((await createAwsWorkspace(other).objects.head(s3Uri)).ok).toBe(false);
  const { audit } = consoles.of('aws-one').console;
  const records = must(await audit.list({ text: '', action: 'jobs.launch', outcome: 'done' }, null, 10)).records;
  expect(records.map(({ target, workspaceId }) => `${workspaceId} ${target}`).toSorted()).toEqual([
    'aws-one job/same-name',
    'aws-other job/only-in-other',
    'aws-other job/same-name',
  ]);
  await consoles.close();
});
