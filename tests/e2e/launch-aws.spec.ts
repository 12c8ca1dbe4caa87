import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DescribeSecurityGroupsCommand, DescribeSubnetsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { GetRolePolicyCommand, IAMClient } from '@aws-sdk/client-iam';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { DescribeTrainingJobCommand, SageMakerClient } from '@aws-sdk/client-sagemaker';
import { type AwsFiles, awsFiles } from '../fakes/aws-files';
import { type Moto, startMoto } from '../fakes/moto';
import { putImage } from '../fakes/moto-image';
import { choosing } from './choosing';
import { expect, test } from './fixtures';
import { DataPage } from './pages/data-page';
import { LaunchPage } from './pages/launch-page';
import { WorkspacesPage } from './pages/workspaces-page';
import { serious } from './serious';

test.use({ start: '#/workspaces' });

const account = '123456789012';
const bucket = `sagemaker-us-east-1-${account}`;
let moto: Moto;
let files: AwsFiles;
let source: string;
let place: {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
};
test.beforeAll(async () => {
  // The first run on a machine makes moto's environment.
  test.setTimeout(240_000);
  source = join(await mkdtemp(join(tmpdir(), 'upside-source-')), 'harbour code');
  await mkdir(source);
  await writeFile(join(source, 'train.py'), 'print("lamp")\n');
  moto = await startMoto();
  const endpoint = moto.connection.endpoint ?? '';
  place = { endpoint, region: 'us-east-1', credentials: { accessKeyId: 'testing', secretAccessKey: 'testing' } };
  files = awsFiles(`
[profile harbour]
region = us-east-1
aws_access_key_id = testing
aws_secret_access_key = testing
endpoint_url = ${endpoint}
`);
  const s3 = new S3Client({ ...place, forcePathStyle: true });
  await s3.send(new CreateBucketCommand({ Bucket: bucket }));
  await s3.send(new PutObjectCommand({ Bucket: bucket, Key: 'train/lines.csv', Body: 'text,label\na,b\n' }));
  s3.destroy();
  await putImage(moto, 'harbour/train', 'v7');
});
test.afterAll(async () => {
  files?.remove();
  await rm(dirname(source), { recursive: true, force: true });
  await moto?.stop();
});

test('a job of one’s own image is launched with a role made for it, in a network that was picked', async ({
  launch,
}) => {
  test.setTimeout(180_000);
  const { app, window } = await launch({ environment: files.environment });
  const harbour = await new WorkspacesPage(window).add(app, 'harbour', 'Violet');
  const wizard = new LaunchPage(harbour);
  await wizard.open();
  await harbour.getByRole('radio', { name: 'Your own container or script' }).check();
  // Built into the local workspace, it cannot run here and is not offered.
  await expect(harbour.getByRole('radio', { name: 'Location classifier', exact: true })).toHaveCount(0);
  await wizard.name.fill('own-image');
  await wizard.next.click();
  await expect(harbour.getByText('Choose a container image.')).toBeVisible();
  await harbour.getByRole('button', { name: 'Pick from ECR' }).click();
  await harbour.getByRole('button', { name: /^Repository/ }).click();
  await harbour.getByRole('option', { name: /^harbour\/train/ }).click();
  await harbour.getByRole('button', { name: /^Image in it/ }).click();
  await harbour.getByRole('option', { name: /^v7.*amd64/ }).click();
  await expect(harbour.getByRole('combobox', { name: 'Image' })).toHaveValue(/harbour\/train@sha256:/);
  expect.soft(await serious(harbour, 'all'), 'container').toEqual([]);
  await choosing(app, source);
  await harbour.getByRole('button', { name: 'Upload a folder' }).click();
  await expect(harbour.getByRole('textbox', { name: 'Script' })).toHaveValue(/\/sourcedir\.tar\.gz$/);

  await wizard.goOn('Data');
  await wizard.useObject('train', `s3://${bucket}/train/`);
  await wizard.goOn('Hyperparameters');
  await harbour.getByRole('button', { name: 'Add hyperparameter' }).click();
  await harbour.getByRole('textbox', { name: 'Name of hyperparameter 1' }).fill('lr');
  await harbour.getByRole('textbox', { name: 'Value of hyperparameter 1' }).fill('0.1');
  await wizard.goOn('Compute');
  await harbour
    .getByRole('switch', { name: 'Managed spot training' })
    .or(harbour.getByLabel('Managed spot training'))
    .first()
    .check();
  await wizard.next.click();
  await expect(harbour.getByText('Pick the role the job runs under, or make one.')).toBeVisible();

  await harbour.getByRole('button', { name: 'Network', exact: true }).click();
  await harbour.getByRole('button', { name: /^VPC/ }).click();
  await harbour.getByRole('option', { name: /the default/ }).click();
  await harbour.getByRole('button', { name: /^Subnets/ }).click();
  await harbour.getByRole('option', { name: /us-east-1a/ }).click();
  await harbour.keyboard.press('Escape');
  await harbour.getByRole('button', { name: /^Security groups/ }).click();
  await harbour.getByRole('option', { name: /^default/ }).click();
  await harbour.keyboard.press('Escape');
  await expect(harbour.getByText('has no endpoint for S3')).toBeVisible();

  await harbour.getByRole('button', { name: 'Make a role' }).click();
  const dialog = harbour.getByRole('dialog', { name: 'Make this role?' });
  await expect(dialog.getByText(`arn:aws:s3:::${bucket}/*`).first()).toBeVisible();
  expect.soft(await serious(harbour, 'all', '[role=dialog]'), 'role').toEqual([]);
  await dialog.getByRole('button', { name: 'Make role' }).click();
  await dialog.waitFor({ state: 'hidden' });
  const roleArn = `arn:aws:iam::${account}:role/upside-sagemaker-execution`;
  await expect(harbour.getByRole('combobox', { name: 'Role' })).toHaveValue(roleArn);
  expect.soft(await serious(harbour, 'all'), 'compute').toEqual([]);

  await wizard.goOn('Review and launch');
  // The folder that was uploaded is part of the code, under the path it was chosen by.
  await harbour.getByRole('tab', { name: 'AWS CLI' }).click();
  await expect(harbour.getByRole('region', { name: 'AWS CLI' })).toContainText(`-C '${source}' \\\n  train.py`);
  await harbour.getByRole('button', { name: new RegExp(`^Launch in ${account}, us-east-1`) }).click();
  await harbour.getByRole('heading', { name: 'own-image', level: 1, exact: true }).waitFor();

  const sagemaker = new SageMakerClient(place);
  const job = await sagemaker.send(new DescribeTrainingJobCommand({ TrainingJobName: 'own-image' }));
  const ec2 = new EC2Client(place);
  const { Subnets } = await ec2.send(new DescribeSubnetsCommand({}));
  const { SecurityGroups } = await ec2.send(new DescribeSecurityGroupsCommand({}));
  expect(job).toMatchObject({
    RoleArn: roleArn,
    HyperParameters: { lr: '0.1' },
    EnableManagedSpotTraining: true,
    VpcConfig: {
      Subnets: [Subnets?.find(({ AvailabilityZone }) => AvailabilityZone === 'us-east-1a')?.SubnetId],
      SecurityGroupIds: [SecurityGroups?.find(({ GroupName }) => GroupName === 'default')?.GroupId],
    },
  });
  const iam = new IAMClient(place);
  const RoleName = 'upside-sagemaker-execution';
  const { PolicyDocument } = await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName: 'upside-execution' }));
  expect(decodeURIComponent(PolicyDocument ?? '')).toContain(`arn:aws:s3:::${bucket}/*`);
  for (const client of [sagemaker, ec2, iam]) client.destroy();

  // What is no job of AWS has no code for it, and says so.
  await new DataPage(harbour).open('/import?data=sample');
  await expect(harbour.getByText('Preparing transcripts runs on this computer, not as a job of AWS')).toBeVisible();
  await expect(harbour.getByRole('button', { name: 'As code' })).toHaveCount(0);
});
