import {
  AuthorizeSecurityGroupEgressCommand,
  CreateSecurityGroupCommand,
  CreateVpcCommand,
  CreateVpcEndpointCommand,
  EC2Client,
  RevokeSecurityGroupEgressCommand,
} from '@aws-sdk/client-ec2';
import { CreateRepositoryCommand, ECRClient, PutImageCommand } from '@aws-sdk/client-ecr';
import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createAwsWorkspace } from '../../../electron/aws/aws-workspace';
import type { AwsWorkspace } from '../../../electron/domains/aws-ports';
import { preflight } from '../../../electron/domains/jobs/preflight';
import { parseEcrImage } from '../../../electron/domains/preflight/ecr-image';
import { noPrices } from '../../../shared/model/price-list';
import { plainTraining, type TrainingSpec } from '../../../shared/model/training-spec';
import { type DocumentedServer, startDocumentedServer } from '../../fakes/documented-server';
import { createFakeClock } from '../../fakes/fake-clock';
import { type Moto, startMoto } from '../../fakes/moto';
import { must } from '../../fakes/opened-console';
import { quotas } from './documented-replies';

let moto: Moto;
let server: DocumentedServer;
let aws: AwsWorkspace;
let roleArn: string;
const accountId = '123456789012';
const region = 'us-east-1';
const image = `${accountId}.dkr.ecr.${region}.amazonaws.com/train:1`;
const trusting = (Service: string) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole' }],
  });

function clientsOf() {
  const keys = { accessKeyId: 'testing', secretAccessKey: 'testing' };
  const given = { region, endpoint: moto.connection.endpoint ?? '', credentials: keys };
  return {
    ec2: new EC2Client(given),
    ecr: new ECRClient(given),
    iam: new IAMClient(given),
    s3: new S3Client({ ...given, forcePathStyle: true }),
  };
}
let clients: ReturnType<typeof clientsOf>;

beforeAll(async () => {
  moto = await startMoto();
  server = await startDocumentedServer(() => ({ body: quotas({ 'ml.m5.large for training job usage': 4 }) }));
  // moto has no quotas of SageMaker; everything else is asked of it.
  const { endpoint } = server.connection;
  aws = createAwsWorkspace({ ...moto.connection, endpoints: { service_quotas: endpoint ?? '' } });
  clients = clientsOf();
  must(await aws.objects.ensureBucket('data'));
  await clients.s3.send(new PutObjectCommand({ Bucket: 'data', Key: 'train/a.csv', Body: 'text,label\na,b\n' }));
  const made = await clients.iam.send(
    new CreateRoleCommand({ RoleName: 'train', AssumeRolePolicyDocument: trusting('sagemaker.amazonaws.com') }),
  );
  roleArn = made.Role?.Arn ?? '';
  await clients.iam.send(
    new CreateRoleCommand({ RoleName: 'other', AssumeRolePolicyDocument: trusting('ec2.amazonaws.com') }),
  );
  await clients.ecr.send(new CreateRepositoryCommand({ repositoryName: 'train' }));
  const imageManifest = JSON.stringify({
    schemaVersion: 2,
    mediaType: 'application/vnd.docker.distribution.manifest.v2+json',
    config: {
      mediaType: 'application/vnd.docker.container.image.v1+json',
      size: 10,
      digest: `sha256:${'1'.repeat(64)}`,
    },
    layers: [],
  });
  await clients.ecr.send(new PutImageCommand({ repositoryName: 'train', imageTag: '1', imageManifest }));
}, 180_000);
afterAll(async () => {
  aws?.close();
  for (const client of Object.values(clients ?? {})) client.destroy();
  await server?.stop();
  await moto?.stop();
});

const spec = (): TrainingSpec => ({
  ...plainTraining,
  name: 'checked-1',
  recipeId: 'r',
  image,
  roleArn,
  hyperParameters: {},
  environment: {},
  inputs: [{ channel: 'train', s3Uri: 's3://data/train/', contentType: 'text/csv' }],
  outputS3Uri: 's3://data/out',
  checkpointS3Uri: null,
  metricDefinitions: [],
  instanceType: 'ml.m5.large',
  instanceCount: 1,
  volumeGb: 10,
  maxRuntimeSeconds: 3_600,
  spot: false,
  tags: {},
});
const check = (changed: Partial<TrainingSpec> = {}) =>
  preflight(
    {
      aws,
      scope: { workspaceId: 'w', accountId, region, bucket: 'data', roleArn },
      // What is found counts here, not how long a busy machine takes to find it.
      clock: createFakeClock(),
      prices: { kind: 'aws', region, prices: noPrices, instanceTypes: [] },
      recipes: [],
      earlier: [],
    },
    { ...spec(), ...changed },
  );

it('checks a training job from end to end, and says what it could not check', async () => {
  const { bill, checks, problems } = await check();
  const outcomes = Object.fromEntries(checks.map(({ id, outcome }) => [id, outcome]));
  expect(outcomes).toEqual({
    name: 'passed',
    'inputs.train': 'passed',
    outputS3Uri: 'passed',
    roleArn: 'passed',
    // moto cannot simulate policies, and is believed to have said so.
    permissions: 'unknown',
    'role-trust': 'passed',
    'role-needs': 'unknown',
    'quota.ml.m5.large': 'passed',
    'image.image': 'passed',
    'region.ml.m5.large': 'passed',
    disk: 'passed',
    price: 'unknown',
  });
  expect(problems).toEqual([]);
  expect(bill).toMatchObject({ charged: true, usdPerHour: null, worst: null });
}, 60_000);

it('finds everything that is wrong at once', async () => {
  must(await aws.trainingJobs.create({ ...spec(), name: 'taken' }));
  const { checks, problems } = await check({
    name: 'taken',
    image: image.replace(':1', ':2'),
    roleArn: roleArn.replace('/train', '/other'),
    inputs: [{ channel: 'train', s3Uri: 's3://data/nothing/', contentType: null }],
    outputS3Uri: 's3://no-such-bucket-anywhere/x',
    instanceCount: 9,
  });
  expect(problems.map(({ field }) => field).sort()).toEqual([
    'image',
    'inputs.train',
    'instanceType',
    'name',
    'outputS3Uri',
    'roleArn',
  ]);
  expect(problems.every(({ hint, message }) => hint !== '' && message !== '')).toBe(true);
  expect(checks.find(({ id }) => id === 'role-trust')?.policy).toContain('sagemaker.amazonaws.com');
}, 60_000);

it('says of a role and an image that they are not there', async () => {
  expect(must(await aws.preflight.permissions.role(roleArn.replace('/train', '/nobody')))).toBeNull();
  expect(must(await aws.preflight.permissions.role(roleArn))).toEqual({
    arn: roleArn,
    trustedServices: ['sagemaker.amazonaws.com'],
  });
  const parsed = parseEcrImage(image);
  if (parsed === null) throw new Error('an ECR image');
  expect(must(await aws.preflight.images.find({ ...parsed, repository: 'nothing' }))).toBeNull();
  expect(must(await aws.preflight.images.find(parsed))).toMatchObject({ architectures: null });
});

it('reads what a security group lets out and which endpoints its VPC has', async () => {
  const vpc = await clients.ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' }));
  const VpcId = vpc.Vpc?.VpcId ?? '';
  const { GroupId = '' } = await clients.ec2.send(
    new CreateSecurityGroupCommand({ VpcId, GroupName: 'jobs', Description: 'of jobs' }),
  );
  const { network } = aws.preflight;
  expect(must(await network.securityGroups([GroupId]))).toEqual([
    { id: GroupId, vpcId: VpcId, egress: [{ protocol: 'all', ports: null, to: ['0.0.0.0/0'] }] },
  ]);
  await clients.ec2.send(
    new RevokeSecurityGroupEgressCommand({
      GroupId,
      IpPermissions: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
    }),
  );
  await clients.ec2.send(
    new AuthorizeSecurityGroupEgressCommand({
      GroupId,
      IpPermissions: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp: '10.0.0.0/16' }] }],
    }),
  );
  expect(must(await network.securityGroups([GroupId]))[0]?.egress).toEqual([
    { protocol: 'tcp', ports: [443, 443], to: ['10.0.0.0/16'] },
  ]);
  await clients.ec2.send(new CreateVpcEndpointCommand({ VpcId, ServiceName: 'com.amazonaws.us-east-1.s3' }));
  expect(must(await network.endpoints(VpcId))).toEqual(['s3']);
  expect(must(await network.offers('m5.large'))).toBe(true);
  expect(must(await network.offers('zz9.large'))).toBe(false);
  expect(await network.securityGroups(['sg-00000000000000000'])).toMatchObject({ ok: false });
});

it('counts what is in use', async () => {
  // moto's jobs are over at once; its endpoints stand.
  expect(must(await aws.preflight.usage.training(false))).toEqual({ instances: {}, complete: true });
  expect(must(await aws.preflight.usage.endpoints())).toEqual({ instances: {}, complete: true });
});
