import { describe, expect, it } from 'vitest';
import { fail, ok, type Result } from '../../../../shared/errors/result';
import type { InstanceType } from '../../../../shared/model/catalogue';
import { instanceRow } from '../../../../tests/fakes/instance-row';
import type { LaunchPlan } from '../launch-plan';
import type { Denial, EgressRule, Usage } from '../ports';
import { diskQuestion } from './disk';
import { imageQuestions, misfitOf } from './image';
import { networkQuestion } from './network';
import { permissionQuestion } from './permissions';
import { quotaQuestions } from './quota';
import { roleNeedsQuestion, roleWishes } from './role';

const scope = { workspaceId: 'w', accountId: '123456789012', region: 'us-east-1', bucket: 'b', roleArn: '' };
const image = '123456789012.dkr.ecr.us-east-1.amazonaws.com/train:1';
const catalogue: readonly InstanceType[] = [
  instanceRow('ml.m5.large'),
  instanceRow('ml.g5.xlarge', { gpu: { name: 'A10G', count: 1, memoryGib: 24 }, localNvmeGb: 250 }),
];
const plan: LaunchPlan = {
  kind: 'training',
  roleArn: 'arn:aws:iam::123456789012:role/train',
  images: [{ field: 'image', image, instanceType: 'ml.m5.large' }],
  reads: [{ field: 'inputs.train', name: 'train', s3Uri: 's3://data/train/' }],
  writes: [{ field: 'outputS3Uri', s3Uri: 's3://data/out' }],
  instances: [{ field: 'instanceType', instanceType: 'ml.m5.large', count: 2 }],
  volumeGb: 10,
  spot: false,
  warmPool: false,
  network: null,
  kmsKeys: [],
  logGroup: '/aws/sagemaker/TrainingJobs',
  calls: [{ action: 'sagemaker:CreateTrainingJob', resource: 'arn:job' }],
};

describe('quota', () => {
  const ask = async (value: number | null, usage: Result<Usage>, more: Partial<LaunchPlan> = {}) => {
    const asked: string[] = [];
    const quotas = {
      find: async (name: string) => {
        asked.push(name);
        return ok(value === null ? null : { code: 'L-1', value });
      },
    };
    const use = async () => usage;
    const usages = { training: use, processing: use, endpoints: use };
    const [check] = (await quotaQuestions({ ...plan, ...more }, quotas, usages)[0]?.ask()) ?? [];
    return { asked, ...check };
  };
  const used = (count: number, complete = true) => ok({ instances: { 'ml.m5.large': count }, complete });

  it('blocks only what is more than the quota itself', async () => {
    expect(await ask(1, used(0))).toMatchObject({
      outcome: 'failed',
      blocks: true,
      detail: expect.stringContaining('asks for 2'),
    });
    expect(await ask(3, used(2))).toMatchObject({
      outcome: 'failed',
      blocks: false,
      detail: expect.stringContaining('2 in use'),
    });
    expect(await ask(4, used(2, false))).toMatchObject({
      outcome: 'passed',
      detail: expect.stringContaining('at least 2'),
    });
  });

  it('says when it cannot know', async () => {
    expect(await ask(null, used(0))).toMatchObject({ outcome: 'unknown' });
    const denied = fail('aws.denied', 'May not list.', 'Ask.');
    expect(await ask(4, denied)).toMatchObject({
      outcome: 'unknown',
      detail: expect.stringContaining('is 4; how many'),
    });
  });

  it('looks at the quota of a warm pool beside it', async () => {
    const find = async (name: string) => ok({ code: 'L-2', value: name.includes('warm pool') ? 1 : 9 });
    const use = async () => used(0);
    const usages = { training: use, processing: use, endpoints: use };
    const asked = quotaQuestions({ ...plan, warmPool: true }, { find }, usages);
    const checks = await Promise.all(asked.map((question) => question.ask()));
    expect(checks.flat()).toMatchObject([
      { outcome: 'passed' },
      { outcome: 'failed', blocks: true, field: 'keepAliveSeconds', hint: expect.stringContaining('L-2') },
    ]);
  });

  it('asks for the quota of the kind of launch', async () => {
    expect((await ask(9, used(0), { spot: true })).asked).toEqual(['ml.m5.large for spot training job usage']);
    expect((await ask(9, used(0), { kind: 'processing' })).asked).toEqual(['ml.m5.large for processing job usage']);
    expect((await ask(9, used(0), { kind: 'endpoint' })).asked).toEqual(['ml.m5.large for endpoint usage']);
  });
});

describe('permissions', () => {
  const ask = async (denials: readonly Denial[]) => {
    const identity = {
      whoAmI: async () => ok({ accountId: scope.accountId, arn: 'arn:aws:iam::123456789012:user/me' }),
    };
    const permissions = { denied: async () => ok(denials), role: async () => ok(null) };
    return (await permissionQuestion(plan, { identity }, permissions).ask())[0];
  };
  const denial = { action: 'sagemaker:CreateTrainingJob', resource: 'arn:job', explicit: false, unsure: false };

  it('blocks what IAM surely denies, and gives the policy that is missing', async () => {
    expect(await ask([denial])).toMatchObject({
      outcome: 'failed',
      blocks: true,
      policy: expect.stringContaining('arn:job'),
    });
    expect(await ask([{ ...denial, unsure: true }])).toMatchObject({ outcome: 'failed', blocks: false });
    expect(await ask([{ ...denial, action: 'sagemaker:DescribeTrainingJob' }])).toMatchObject({ blocks: false });
    expect(await ask([])).toMatchObject({ outcome: 'passed' });
  });

  it('asks for the role what its program does, and blocks an explicit denial only', async () => {
    const wishes = roleWishes({ ...plan, kmsKeys: ['arn:key'] }, scope).map(
      ({ action, resource }) => `${action} ${resource}`,
    );
    expect(wishes).toEqual([
      's3:ListBucket arn:aws:s3:::data',
      's3:GetObject arn:aws:s3:::data/train/*',
      's3:PutObject arn:aws:s3:::data/out/*',
      'logs:CreateLogGroup arn:aws:logs:us-east-1:123456789012:log-group:/aws/sagemaker/TrainingJobs:*',
      'logs:CreateLogStream arn:aws:logs:us-east-1:123456789012:log-group:/aws/sagemaker/TrainingJobs:*',
      'logs:PutLogEvents arn:aws:logs:us-east-1:123456789012:log-group:/aws/sagemaker/TrainingJobs:*',
      'ecr:GetAuthorizationToken *',
      'ecr:BatchGetImage arn:aws:ecr:us-east-1:123456789012:repository/train',
      'ecr:GetDownloadUrlForLayer arn:aws:ecr:us-east-1:123456789012:repository/train',
      'kms:Decrypt arn:key',
      'kms:GenerateDataKey arn:key',
    ]);
    const needs = async (explicit: boolean) => {
      const found = { action: 's3:GetObject', resource: 'arn:aws:s3:::data/train/*', explicit, unsure: false };
      const permissions = { denied: async () => ok([found]), role: async () => ok(null) };
      return (await roleNeedsQuestion(plan, scope, permissions).ask())[0];
    };
    expect(await needs(true)).toMatchObject({ outcome: 'failed', blocks: true });
    // A bucket policy may allow it.
    expect(await needs(false)).toMatchObject({ outcome: 'failed', blocks: false });
  });
});

describe('disk', () => {
  const ask = async (gib: number, more: Partial<LaunchPlan> = {}) => {
    const sizes = { of: new Map([['s3://data/train/', Promise.resolve(ok({ objects: 1, bytes: gib * 1024 ** 3 }))]]) };
    return (await diskQuestion({ ...plan, ...more }, sizes, catalogue)?.ask())?.[0];
  };
  it('blocks inputs that do not fit, and doubts those that leave no room', async () => {
    expect(await ask(11)).toMatchObject({ outcome: 'failed', blocks: true, hint: 'Ask for 22 GB.' });
    expect(await ask(6)).toMatchObject({ outcome: 'failed', blocks: false });
    expect(await ask(5)).toMatchObject({ outcome: 'passed' });
    expect(
      await ask(5, { instances: [{ field: 'instanceType', instanceType: 'ml.p6.48xlarge', count: 1 }] }),
    ).toMatchObject({
      outcome: 'unknown',
    });
    expect(await ask(5, { volumeGb: null })).toBeUndefined();
  });
  it('measures against the disk the catalogue names, and says where only the name tells of one', async () => {
    const on = (instanceType: string) => ({ instances: [{ field: 'instanceType', instanceType, count: 1 }] });
    const [small, none] = ['ml.g5.xlarge', 'ml.c5.large'].map(on);
    // 250 GB of 10⁹ bytes.
    expect(await ask(100, small)).toMatchObject({
      outcome: 'passed',
      detail: expect.stringContaining('own disk of ml.g5.xlarge, which takes the volume’s place, is 233 GiB'),
    });
    expect(await ask(200, small)).toMatchObject({ outcome: 'failed', blocks: false, field: 'instanceType' });
    expect(await ask(300, small)).toMatchObject({
      outcome: 'failed',
      blocks: true,
      hint: 'Choose a type with 600 GB or more.',
    });
    expect(await ask(5, none)).toMatchObject({ detail: expect.stringContaining('by its name it brings none') });
    expect(await ask(5)).toMatchObject({ detail: expect.not.stringContaining('by its name') });
  });
});

describe('image', () => {
  const ask = async (
    name: string,
    found: Result<{ bytes: number; architectures: readonly string[] | null } | null>,
  ) => {
    const asked = { ...plan, images: [{ field: 'image', image: name, instanceType: 'ml.m5.large' }] };
    return (await imageQuestions(asked, scope, { find: async () => found }, catalogue)[0]?.ask())?.[0];
  };
  it('blocks what is not there, and says when it may not look', async () => {
    expect(await ask(image, ok(null))).toMatchObject({ outcome: 'failed', blocks: true });
    expect(await ask('upside.local/x:1', ok(null))).toMatchObject({ outcome: 'failed', blocks: true });
    expect(await ask(image, ok({ bytes: 1, architectures: ['amd64'] }))).toMatchObject({ outcome: 'passed' });
    expect(await ask(image, ok({ bytes: 1, architectures: ['arm64'] }))).toMatchObject({
      outcome: 'failed',
      blocks: false,
    });
    expect(await ask(image, fail('aws.denied', 'No.', ''))).toMatchObject({ outcome: 'unknown' });
  });
  it('reads from the tags of AWS’s own images what they are for', () => {
    const own = (kind: string) => `763104351884.dkr.ecr.us-east-1.amazonaws.com/pytorch-training:2.5.1-${kind}-py311`;
    expect(misfitOf(own('gpu'), null, 'ml.m5.large', catalogue)).toMatch(/for a GPU/);
    expect(misfitOf(own('cpu'), null, 'ml.g5.xlarge', [])).toMatch(/not used/);
    expect(misfitOf(own('gpu'), null, 'ml.g5.xlarge', catalogue)).toBeNull();
    expect(misfitOf(image, ['amd64'], 'ml.m6g.large', [])).toMatch(/is arm64/);
  });
});

describe('way out of a VPC', () => {
  const all: EgressRule = { protocol: 'all', ports: null, to: ['0.0.0.0/0'] };
  const every = ['s3', 'logs', 'ecr.api', 'ecr.dkr'];
  const ask = async (egress: readonly EgressRule[], endpoints: readonly string[]) => {
    const network = {
      securityGroups: async () => ok([{ id: 'sg-1', vpcId: 'vpc-1', egress }]),
      endpoints: async () => ok(endpoints),
      offers: async () => ok(true),
    };
    return (await networkQuestion({ ...plan, network: { securityGroupIds: ['sg-1'] } }, network)?.ask())?.[0];
  };
  it('needs HTTPS out, and a way to each service', async () => {
    expect(await ask([all], [])).toMatchObject({ outcome: 'passed', detail: expect.stringContaining('NAT') });
    expect(await ask([{ protocol: 'tcp', ports: [80, 80], to: ['0.0.0.0/0'] }], every)).toMatchObject({
      outcome: 'failed',
      blocks: true,
    });
    const within: EgressRule = { protocol: 'tcp', ports: [443, 443], to: ['10.0.0.0/16'] };
    expect(await ask([within], every)).toMatchObject({ outcome: 'passed' });
    expect(await ask([within], ['s3'])).toMatchObject({ outcome: 'failed', blocks: false });
    expect(await ask([{ protocol: 'other', ports: null, to: ['0.0.0.0/0'] }], [])).toMatchObject({ outcome: 'failed' });
  });
  it('is no question in SageMaker’s own network', () => {
    expect(networkQuestion(plan, undefined as never)).toBeNull();
  });
});
