import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import {
  CreateBucketCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { DescribeTrainingJobCommand, SageMakerClient } from '@aws-sdk/client-sagemaker';
import { extract } from 'tar-stream';
import { createResources } from '../../electron/platform/node/resources';
import { type AwsFiles, awsFiles } from '../fakes/aws-files';
import { type FaultProxy, startFaultProxy } from '../fakes/fault-proxy';
import { type Moto, startMoto } from '../fakes/moto';
import { putImage } from '../fakes/moto-image';
import { expect, test } from './fixtures';
import { LaunchPage } from './pages/launch-page';
import { WorkspacesPage } from './pages/workspaces-page';
import { serious } from './serious';

test.use({ start: '#/workspaces' });

const account = '123456789012';
const bucket = `sagemaker-us-east-1-${account}`;
const containers = join(import.meta.dirname, '../../resources/containers');
let moto: Moto;
let proxy: FaultProxy;
let files: AwsFiles;
let s3: S3Client;
let sagemaker: SageMakerClient;
test.beforeAll(async () => {
  // The first run on a machine makes moto's environment.
  test.setTimeout(240_000);
  moto = await startMoto();
  const { credentials, region } = moto.connection;
  const endpoint = moto.connection.endpoint ?? '';
  proxy = await startFaultProxy(Number(new URL(endpoint).port));
  files = awsFiles(`
[profile harbour]
region = us-east-1
aws_access_key_id = testing
aws_secret_access_key = testing
endpoint_url = http://127.0.0.1:${proxy.port}
`);
  s3 = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
  sagemaker = new SageMakerClient({ endpoint, region, credentials });
  const trust = { Effect: 'Allow', Principal: { Service: 'sagemaker.amazonaws.com' }, Action: 'sts:AssumeRole' };
  const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [trust] });
  const iam = new IAMClient({ endpoint, region, credentials });
  await iam.send(new CreateRoleCommand({ RoleName: 'trains', AssumeRolePolicyDocument }));
  iam.destroy();
  await s3.send(new CreateBucketCommand({ Bucket: bucket }));
  await s3.send(new PutObjectCommand({ Bucket: bucket, Key: 'train/lines.csv', Body: 'text,label\na,b\n' }));
  // AWS's own registry, which lets pull and not look; moto's lets look and has to have the image.
  const { images, registries } = await createResources(join(import.meta.dirname, '../../resources')).catalogue();
  const image = images.find(({ id }) => id === 'huggingface-training-4.49');
  const registry = registries.find((each) => each.region === region);
  await putImage(moto, image?.repository ?? '', image?.tag ?? '', registry?.accountId);
});
test.afterAll(async () => {
  s3?.destroy();
  sagemaker?.destroy();
  files?.remove();
  await proxy?.close();
  await moto?.stop();
});

test('a recipe’s own program is uploaded before the review checks for it, again by hand when that fails, and the job starts it', async ({
  launch,
}) => {
  test.setTimeout(180_000);
  const { app, window } = await launch({ environment: files.environment });
  const harbour = await new WorkspacesPage(window).add(app, 'harbour', 'Violet');
  const wizard = new LaunchPage(harbour);
  await wizard.open();
  await harbour.getByRole('radio', { name: 'Location classifier (DistilBERT)' }).check();
  await wizard.name.fill('brings-its-program');
  await wizard.goOn('Data');
  await wizard.useObject('train', `s3://${bucket}/train/lines.csv`);
  // Taking the address looks what is there, which moves what stands below.
  await harbour.keyboard.press('Enter');
  await expect(harbour.getByText(/^First 1 /)).toBeVisible();
  await wizard.goOn('Hyperparameters');
  await wizard.goOn('Compute');
  await expect(harbour.getByText(/^4 vCPU, 16 GiB, 1 × T4 16 GiB, own disk 125 GB; \$0\.736 an hour/)).toBeVisible();
  await harbour.getByRole('combobox', { name: 'Role' }).fill(`arn:aws:iam::${account}:role/trains`);
  await harbour.keyboard.press('Escape');
  // Nothing is sent before the person has come to the review.
  expect(await archives()).toEqual([]);

  proxy.fail('PUT', 'unsigned', 1);
  await wizard.goOn('Review and launch');
  await expect(harbour.getByText('The recipe’s program was not uploaded')).toBeVisible();
  const start = harbour.getByRole('button', { name: new RegExp(`^Launch in ${account}, us-east-1`) });
  await expect(start).toBeDisabled();
  await expect(harbour.getByText('Checked once the data is uploaded')).toHaveCount(0);
  expect.soft(await serious(harbour, 'all'), 'failed').toEqual([]);
  expect(await archives()).toEqual([]);

  await harbour.getByRole('button', { name: 'Try again' }).click();
  await expect(harbour.getByText('The recipe’s program was not uploaded')).toHaveCount(0);
  await expect(start).toBeEnabled();
  const [key, ...others] = await archives();
  expect(others).toEqual([]);
  await start.click();
  await harbour.getByRole('heading', { name: 'brings-its-program', level: 1, exact: true }).waitFor();

  const job = await sagemaker.send(new DescribeTrainingJobCommand({ TrainingJobName: 'brings-its-program' }));
  const started = JSON.parse(job.HyperParameters?.sagemaker_program ?? '""');
  expect(JSON.parse(job.HyperParameters?.sagemaker_submit_directory ?? '""')).toBe(`s3://${bucket}/${key}`);
  expect(job.AlgorithmSpecification?.TrainingImage).toContain('huggingface-pytorch-training');
  const program = await unpacked(key ?? '');
  expect(Object.keys(program)).toEqual(expect.arrayContaining([started, 'inference.py', 'requirements.txt']));
  expect(program[started]).toBe(await readFile(join(containers, 'location-classifier', started), 'utf8'));
});

/** Keys of the programs that were uploaded. */
async function archives(): Promise<readonly string[]> {
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: 'code/' }));
  return Contents.map(({ Key }) => Key ?? '');
}

/** File name → text of an uploaded sourcedir.tar.gz. */
async function unpacked(key: string): Promise<Readonly<Record<string, string>>> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  const archive = extract();
  archive.end(gunzipSync(await buffer(Body as Readable)));
  const found: Record<string, string> = {};
  for await (const entry of archive) found[entry.header.name] = (await buffer(entry)).toString('utf8');
  return found;
}
