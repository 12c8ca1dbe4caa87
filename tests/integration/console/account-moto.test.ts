// Over 300 lines because one moto, which takes seconds to start, stands in for four services and the launch that needs them all.
import {
  AttachInternetGatewayCommand,
  AuthorizeSecurityGroupEgressCommand,
  CreateInternetGatewayCommand,
  CreateRouteCommand,
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  CreateVpcEndpointCommand,
  DescribeRouteTablesCommand,
  EC2Client,
  RevokeSecurityGroupEgressCommand,
} from '@aws-sdk/client-ec2';
import { CreateRepositoryCommand, ECRClient, PutImageCommand } from '@aws-sdk/client-ecr';
import { AttachRolePolicyCommand, CreatePolicyCommand, CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import {
  CreateAliasCommand,
  CreateKeyCommand,
  DisableKeyCommand,
  KMSClient,
  ScheduleKeyDeletionCommand,
} from '@aws-sdk/client-kms';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAwsWorkspace } from '../../../electron/aws/aws-workspace';
import { createRole, roleProgress } from '../../../electron/domains/account/create-role';
import type { RoleService } from '../../../electron/domains/account/ports';
import { resolveRoles } from '../../../electron/domains/account/resolve-roles';
import type { AwsWorkspace } from '../../../electron/domains/aws-ports';
import { guard } from '../../../electron/domains/guard';
import { isSameJob } from '../../../electron/domains/jobs/same-job';
import { systemClock } from '../../../electron/platform/node/clock';
import { fail, ok } from '../../../shared/errors/result';
import { networkRemarks } from '../../../shared/model/account-network';
import { type RoleRequest, trustPolicy } from '../../../shared/model/execution-role';
import { plainTraining, type TrainingSpec } from '../../../shared/model/training-spec';
import { type Moto, startMoto } from '../../fakes/moto';
import { must } from '../../fakes/opened-console';
import { localWorkspace } from '../../fakes/scope';

const never = new AbortController().signal;
let moto: Moto;
let aws: AwsWorkspace;
let client: {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
};
beforeAll(async () => {
  moto = await startMoto();
  aws = createAwsWorkspace(moto.connection);
  client = {
    endpoint: moto.connection.endpoint ?? '',
    region: moto.connection.region,
    credentials: { accessKeyId: 'testing', secretAccessKey: 'testing' },
  };
}, 180_000);
afterAll(async () => {
  aws?.close();
  await moto?.stop();
});

describe('networks', () => {
  it('are read with what a job in them needs to know', async () => {
    const ec2 = new EC2Client(client);
    const Tags = [{ Key: 'Name', Value: 'training' }];
    const { Vpc } = await ec2.send(
      new CreateVpcCommand({ CidrBlock: '10.7.0.0/16', TagSpecifications: [{ ResourceType: 'vpc', Tags }] }),
    );
    const VpcId = Vpc?.VpcId ?? '';
    const { Subnet } = await ec2.send(
      new CreateSubnetCommand({ VpcId, CidrBlock: '10.7.1.0/28', AvailabilityZone: 'us-east-1a' }),
    );
    const { GroupId } = await ec2.send(
      new CreateSecurityGroupCommand({ VpcId, GroupName: 'jobs', Description: 'of jobs' }),
    );
    const before = must(await aws.networks.vpcs()).find(({ id }) => id === VpcId);
    expect(before).toMatchObject({ name: 'training', cidr: '10.7.0.0/16', isDefault: false, endpoints: [] });
    expect(before?.subnets).toEqual([
      {
        id: Subnet?.SubnetId,
        name: null,
        zone: 'us-east-1a',
        cidr: '10.7.1.0/28',
        freeAddresses: 11,
        public: false,
      },
    ]);
    const picked = { subnetIds: [Subnet?.SubnetId ?? ''], securityGroupIds: [GroupId ?? ''] };
    expect(before === undefined ? [] : networkRemarks(before, picked, 12)).toEqual([
      'The subnets have 11 free addresses for 12 instances.',
      expect.stringContaining('has no endpoint for S3'),
    ]);

    const all = [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }];
    await ec2.send(new RevokeSecurityGroupEgressCommand({ GroupId, IpPermissions: all }));
    await ec2.send(
      new AuthorizeSecurityGroupEgressCommand({
        GroupId,
        IpPermissions: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp: '10.7.0.0/16' }] }],
      }),
    );
    const { InternetGateway } = await ec2.send(new CreateInternetGatewayCommand({}));
    const InternetGatewayId = InternetGateway?.InternetGatewayId;
    await ec2.send(new AttachInternetGatewayCommand({ VpcId, InternetGatewayId }));
    const { RouteTables } = await ec2.send(
      new DescribeRouteTablesCommand({ Filters: [{ Name: 'vpc-id', Values: [VpcId] }] }),
    );
    const RouteTableId = RouteTables?.[0]?.RouteTableId;
    await ec2.send(
      new CreateRouteCommand({ RouteTableId, DestinationCidrBlock: '0.0.0.0/0', GatewayId: InternetGatewayId }),
    );
    await ec2.send(new CreateVpcEndpointCommand({ VpcId, ServiceName: 'com.amazonaws.us-east-1.s3' }));
    const after = must(await aws.networks.vpcs()).find(({ id }) => id === VpcId);
    expect(after?.subnets[0]?.public).toBe(true);
    expect(after?.endpoints).toEqual(['com.amazonaws.us-east-1.s3']);
    expect(after?.securityGroups.find(({ id }) => id === GroupId)).toMatchObject({
      name: 'jobs',
      description: 'of jobs',
      egress: ['tcp 443 to 10.7.0.0/16'],
    });
    ec2.destroy();
  });
});

it('lists keys by their aliases and says which of them SageMaker can use', async () => {
  const kms = new KMSClient(client);
  const make = async (Description: string, more = {}) =>
    (await kms.send(new CreateKeyCommand({ Description, ...more }))).KeyMetadata?.KeyId ?? '';
  const good = await make('for volumes');
  await kms.send(new CreateAliasCommand({ AliasName: 'alias/volumes', TargetKeyId: good }));
  const off = await make('switched off');
  await kms.send(new DisableKeyCommand({ KeyId: off }));
  const signing = await make('for signatures', { KeySpec: 'RSA_2048', KeyUsage: 'SIGN_VERIFY' });
  const going = await make('about to go');
  await kms.send(new ScheduleKeyDeletionCommand({ KeyId: going }));
  const keys = must(await aws.kmsKeys.keys());
  expect(keys[0]).toMatchObject({ id: good, aliases: ['alias/volumes'], manager: 'customer', usable: true });
  expect(keys[0]?.arn).toMatch(/^arn:aws:kms:us-east-1:123456789012:key\//);
  const usable = new Map(keys.map(({ id, usable }) => [id, usable]));
  expect([usable.get(off), usable.get(signing), usable.has(going)]).toEqual([false, false, false]);
  kms.destroy();
});

describe('execution roles', () => {
  const scope = { workspaceId: 'aws-test', accountId: '123456789012', region: 'us-east-1' };
  const request: RoleRequest = {
    name: 'upside-jobs',
    buckets: ['data-bucket'],
    kmsKeyArns: [],
    registries: [],
    subnetIds: [],
    securityGroupIds: [],
  };
  const make = (roles: RoleService, asked = request) =>
    guard(() => createRole(roles, scope, asked, systemClock, never));

  it('are made with their policy, read back, and listed; making one again changes nothing', async () => {
    expect(must(await roleProgress(aws.roles, scope, request))).toEqual({ kind: 'missing' });
    const made = must(await make(aws.roles));
    expect(made).toEqual({ name: 'upside-jobs', arn: 'arn:aws:iam::123456789012:role/upside-jobs' });
    expect(must(await aws.roles.list()).map(({ name }) => name)).toEqual(['upside-jobs']);
    const policy = must(await aws.roles.inlinePolicy('upside-jobs', 'upside-execution'));
    expect(policy).toContain('arn:aws:s3:::data-bucket/*');
    expect(must(await make(aws.roles))).toEqual(made);
  });

  it('of the same name for something else are left alone', async () => {
    expect(await make(aws.roles, { ...request, buckets: ['other-bucket'] })).toMatchObject({
      ok: false,
      error: { code: 'role.exists' },
    });
    expect(must(await aws.roles.inlinePolicy('upside-jobs', 'upside-execution'))).not.toContain('other-bucket');
    const iam = new IAMClient(client);
    const trust = trustPolicy(scope);
    await iam.send(new CreateRoleCommand({ RoleName: 'with-more', AssumeRolePolicyDocument: trust }));
    const PolicyDocument = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }],
    });
    const { Policy } = await iam.send(new CreatePolicyCommand({ PolicyName: 'wide', PolicyDocument }));
    await iam.send(new AttachRolePolicyCommand({ RoleName: 'with-more', PolicyArn: Policy?.Arn }));
    expect(await make(aws.roles, { ...request, name: 'with-more' })).toMatchObject({
      ok: false,
      error: { code: 'role.exists' },
    });
    const lambda = trust.replace('sagemaker', 'lambda');
    await iam.send(new CreateRoleCommand({ RoleName: 'of-lambda', AssumeRolePolicyDocument: lambda }));
    expect(must(await aws.roles.list()).map(({ name }) => name)).not.toContain('of-lambda');
    iam.destroy();
  });

  it('whose making was cut off, or whose reply was lost, are finished and not made twice', async () => {
    const named = { ...request, name: 'cut-off' };
    const lossy: RoleService = {
      ...aws.roles,
      create: async (...asked) => {
        must(await aws.roles.create(...asked));
        // What the SDK answers when its own repetition of a lost call finds the role.
        return fail('role.exists', 'There is already a role called cut-off.', 'Choose another name.');
      },
      putPolicy: async () => fail('workspace.offline', 'Nobody answers.', 'Try again.', { retryable: true }),
    };
    expect(await make(lossy, named)).toMatchObject({ ok: false, error: { code: 'workspace.offline' } });
    expect(must(await roleProgress(aws.roles, scope, named))).toEqual({ kind: 'without-policy' });
    let created = 0;
    const counting: RoleService = {
      ...aws.roles,
      create: async () => {
        created += 1;
        return ok(null);
      },
    };
    expect(must(await make(counting, named)).arn).toMatch(/role\/cut-off$/);
    expect(created).toBe(0);
  });

  it('whose end was never written down are looked up, and only those old enough to be over', async () => {
    const now = 10_000_000;
    const entry = (name: string, aliveAt: number) => ({
      id: name,
      action: 'account.createRole',
      target: name,
      requestJson: JSON.stringify({ ...request, name }),
      at: 0,
      aliveAt,
    });
    const open = [entry('upside-jobs', now), entry('never-made', now - 120_000), entry('under-way', now - 1_000)];
    const settled: string[] = [];
    const found: string[] = [];
    const resolved = await resolveRoles(aws, {
      workspaceId: 'aws-test',
      link: { workspace: { ...localWorkspace(scope.accountId, scope.region, 'aws-test'), kind: 'aws' } },
      journal: {
        begin: async () => undefined,
        alive: async () => undefined,
        open: async () => open,
        settle: async (id, outcome) => {
          settled.push(`${id} ${outcome}`);
        },
      },
      audit: {
        record: async ({ detail, outcome, target }) => {
          found.push(`${target} ${outcome}: ${detail}`);
        },
      },
      clock: { ...systemClock, uptime: () => now },
    });
    expect(resolved).toBe(false);
    expect(settled).toEqual(['upside-jobs done', 'never-made rejected']);
    expect(found[1]).toContain('there is no such role.');
  });
});

it('lists repositories and the images in them with size, architecture and scan', async () => {
  const ecr = new ECRClient(client);
  const repositoryName = 'team/train';
  await ecr.send(new CreateRepositoryCommand({ repositoryName }));
  const imageManifest = JSON.stringify({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.index.v1+json',
    manifests: [
      { digest: `sha256:${'a'.repeat(64)}`, platform: { architecture: 'amd64', os: 'linux' } },
      { digest: `sha256:${'b'.repeat(64)}`, platform: { architecture: 'unknown', os: 'unknown' } },
    ],
  });
  await ecr.send(
    new PutImageCommand({
      repositoryName,
      imageTag: 'v1',
      imageManifest,
      imageManifestMediaType: 'application/vnd.oci.image.index.v1+json',
    }),
  );
  expect(must(await aws.images.repositories())).toMatchObject([
    { name: repositoryName, uri: '123456789012.dkr.ecr.us-east-1.amazonaws.com/team/train' },
  ]);
  const [image] = must(await aws.images.images(repositoryName));
  expect(image).toMatchObject({ tags: ['v1'], architectures: ['amd64'] });
  expect(await aws.images.images('no/such')).toMatchObject({ ok: false, error: { code: 'aws.rejected' } });
  ecr.destroy();
});

it('launches with everything a real account takes, and knows the job again', async () => {
  const bucket = 'launch-data';
  must(await aws.objects.ensureBucket(bucket));
  const spec: TrainingSpec = {
    ...plainTraining,
    name: 'with-everything',
    recipeId: 'own-container',
    image: '123456789012.dkr.ecr.us-east-1.amazonaws.com/team/train:v1',
    roleArn: 'arn:aws:iam::123456789012:role/upside-jobs',
    hyperParameters: { epochs: '3' },
    // moto keeps neither environment nor retry strategy of a training job.
    environment: {},
    inputs: [{ channel: 'train', s3Uri: `s3://${bucket}/train/`, contentType: 'text/csv' }],
    outputS3Uri: `s3://${bucket}/out`,
    outputKmsKeyId: 'alias/volumes',
    outputCompression: 'NONE',
    checkpointS3Uri: `s3://${bucket}/checkpoints`,
    checkpointLocalPath: '/opt/ml/elsewhere',
    metricDefinitions: [],
    instanceType: 'ml.m5.large',
    instanceCount: 2,
    volumeGb: 10,
    volumeKmsKeyId: 'alias/volumes',
    maxRuntimeSeconds: 3_600,
    spot: true,
    maxWaitSeconds: 7_200,
    inputMode: 'FastFile',
    network: { subnetIds: ['subnet-1'], securityGroupIds: ['sg-1'], isolation: true, encryptTraffic: true },
    script: { sourceS3Uri: `s3://${bucket}/code/sourcedir.tar.gz`, entryPoint: 'train.py' },
    distribution: { kind: 'torchrun' },
    tags: { project: 'upside' },
  };
  must(await aws.trainingJobs.create(spec));
  const job = must(await aws.trainingJobs.describe(spec.name));
  expect(isSameJob(job, spec)).toBe(true);
  expect(isSameJob(job, { ...spec, network: { ...spec.network, isolation: false } })).toBe(false);
  expect(isSameJob(job, { ...spec, maxWaitSeconds: 7_201 })).toBe(false);
});
