import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CreateBucketCommand, HeadObjectCommand, ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { accounts, type LoopbackAws, longLived, startLoopbackAws } from '../fakes/loopback-aws';
import { ask } from './bridge';
import { expect, test } from './fixtures';
import { WorkspacesPage } from './pages/workspaces-page';

test.use({ start: '#/workspaces' });

/** Three parts of 8 MiB. */
const bytes = 24 * 1024 * 1024;
const buckets = { home: 'harbour-cargo', abroad: 'abroad-cargo' } as const;
let aws: LoopbackAws;
let abroadS3: S3Client;
test.beforeAll(async () => {
  // The first run on a machine makes moto's environment.
  test.setTimeout(240_000);
  aws = await startLoopbackAws();
  await aws.s3.send(new CreateBucketCommand({ Bucket: buckets.home }));
  abroadS3 = await s3Abroad();
  await abroadS3.send(new CreateBucketCommand({ Bucket: buckets.abroad }));
});
test.afterAll(async () => {
  abroadS3?.destroy();
  await aws?.stop();
});

test('an upload under way ends in its own account while another account’s window is opened and used', async ({
  home,
  launch,
}) => {
  test.setTimeout(150_000);
  const { app, window } = await launch({ environment: aws.environment });
  const cargo = join(home, 'cargo.bin');
  const letter = join(home, 'letter.txt');
  writeFileSync(cargo, randomBytes(bytes));
  writeFileSync(letter, 'ahoy');
  const chosen = (path: string) =>
    app.evaluate(({ dialog }, filePath) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [filePath] });
    }, path);
  const here = new WorkspacesPage(window);
  await here.table.waitFor();
  const one = await here.add(app, 'keys', 'Violet');
  await expect(new WorkspacesPage(one).button).toContainText(accounts.home);
  await one.evaluate((address) => {
    location.hash = address;
  }, `#/data/s3/${buckets.home}`);
  const letGo = aws.proxy.hold('PUT');
  await chosen(cargo);
  await one.getByRole('button', { name: 'Upload files' }).first().click();
  await expect(one.getByText('Uploading', { exact: false }).first()).toBeVisible();
  await expect.poll(() => aws.proxy.count('PUT')).toBeGreaterThan(0);

  const other = await here.add(app, 'abroad', 'Amber');
  await expect(new WorkspacesPage(other).button).toContainText(accounts.abroad);
  await other.evaluate((address) => {
    location.hash = address;
  }, `#/data/s3/${buckets.abroad}`);
  await chosen(letter);
  await other.getByRole('button', { name: 'Upload files' }).first().click();
  await expect(other.getByText('Uploaded 1 object')).toBeVisible();
  await expect(other.getByRole('button', { name: 'Show letter.txt' })).toBeVisible();
  await expect(one.getByText('Uploaded 1 object')).toHaveCount(0);
  letGo();
  await expect(one.getByText('Uploaded 1 object')).toBeVisible();
  await expect(one.getByRole('button', { name: 'Show cargo.bin' })).toBeVisible();
  await expect(other.getByText('cargo.bin')).toHaveCount(0);

  // Past the console: each in the bucket of its account, and every part signed by the keys it began with.
  const stored = await aws.s3.send(new HeadObjectCommand({ Bucket: buckets.home, Key: 'cargo.bin' }));
  expect(stored.ContentLength).toBe(bytes);
  await abroadS3.send(new HeadObjectCommand({ Bucket: buckets.abroad, Key: 'letter.txt' }));
  for (const [Bucket, Key] of [
    [buckets.abroad, 'cargo.bin'],
    [buckets.home, 'letter.txt'],
  ])
    await expect(aws.s3.send(new HeadObjectCommand({ Bucket, Key }))).rejects.toMatchObject({ name: 'NotFound' });
  expect((await abroadS3.send(new ListBucketsCommand({}))).Buckets?.map(({ Name }) => Name)).toEqual([buckets.abroad]);
  expect(aws.proxy.count('PUT')).toBeGreaterThanOrEqual(bytes / (8 * 1024 * 1024));
  expect(aws.proxy.keysOf('PUT')).toEqual([longLived.accessKeyId]);

  const filter = { text: '', action: null, outcome: null };
  const { records } = await ask(window, 'audit.list', { filter, before: null, limit: 50 });
  expect(records.map(({ accountId, region, target, workspaceId }) => [workspaceId, accountId, region, target])).toEqual(
    [
      ['aws-keys-us-east-1', accounts.home, 'us-east-1', `object/s3://${buckets.home}/cargo.bin`],
      ['aws-abroad-eu-west-1', accounts.abroad, 'eu-west-1', `object/s3://${buckets.abroad}/letter.txt`],
    ],
  );
  await window.evaluate(() => {
    location.hash = '#/audit';
  });
  const rows = window.getByRole('grid', { name: 'Audit log' }).locator('tbody tr');
  await expect(rows.first()).toContainText(accounts.home);
  await expect(rows.last()).toContainText(accounts.abroad);
});

/** S3 as the other account sees it. */
async function s3Abroad(): Promise<S3Client> {
  const region = 'eu-west-1';
  const sts = new STSClient({ region, endpoint: aws.door.endpoint, credentials: longLived });
  const RoleArn = `arn:aws:iam::${accounts.abroad}:role/Keeper`;
  const { Credentials } = await sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'past-the-console' }));
  sts.destroy();
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = Credentials ?? {};
  return new S3Client({
    region,
    endpoint: aws.behind,
    forcePathStyle: true,
    credentials: { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken },
  });
}
