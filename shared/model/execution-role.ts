import { z } from 'zod';

const bucketSchema = z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'A bucket is named, without s3://.');
const accountSchema = z.string().regex(/^\d{12}$/);

/** What a new execution role is for; its policy allows that and nothing else. */
export const roleRequestSchema = z
  .object({
    name: z
      .string()
      .min(1, 'Give the role a name.')
      .max(64, 'A role name has at most 64 characters.')
      .regex(/^[\w+=,.@-]+$/, 'A role name has letters, digits and + = , . @ - _.'),
    /** Read and written: data, models, checkpoints. */
    buckets: z.array(bucketSchema).min(1, 'A job needs a bucket.').max(20).readonly(),
    /** ARNs of the keys that data, volumes and models are encrypted with. */
    kmsKeyArns: z
      .array(z.string().regex(/^arn:aws[a-z-]*:kms:[^:]+:\d{12}:key\/.+/, 'A key is named by its ARN.'))
      .max(10)
      .readonly(),
    /** Accounts whose ECR repositories hold the images, this one aside. */
    registries: z.array(accountSchema).max(10).readonly(),
    /** Of jobs in a VPC; empty when there are none. */
    subnetIds: z.array(z.string()).max(16).readonly(),
    securityGroupIds: z.array(z.string()).max(5).readonly(),
  })
  .readonly();
export type RoleRequest = z.infer<typeof roleRequestSchema>;

/** Name of the one inline policy such a role has. */
export const rolePolicyName = 'upside-execution';
/** Description of every such role. */
export const roleDescription =
  'Made by Upside: what SageMaker jobs may do with the buckets, keys and network they were given.';

interface Place {
  readonly accountId: string;
  readonly region: string;
}

interface Statement {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource: readonly string[] | '*';
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** aws, aws-cn or aws-us-gov, as ARNs of the region begin. */
export function partitionOf(region: string): string {
  return region.startsWith('cn-') ? 'aws-cn' : region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

/** Who may assume the role: SageMaker, for this account and nobody else's. */
export function trustPolicy({ accountId }: Place): string {
  return documentOf([
    {
      Effect: 'Allow',
      Principal: { Service: 'sagemaker.amazonaws.com' },
      Action: 'sts:AssumeRole',
      Condition: { StringEquals: { 'aws:SourceAccount': accountId } },
    },
  ]);
}

/**
 * What a job may do under the role: the actions the developer guide names for CreateTrainingJob, each
 * bound to the buckets, log groups, keys, registries and network of the request.
 */
export function permissionsPolicy(place: Place, request: RoleRequest): string {
  const partition = partitionOf(place.region);
  return documentOf([
    ...bucketStatements(partition, request.buckets),
    ...logStatements(partition, place),
    ...imageStatements(partition, place, request.registries),
    ...keyStatements(request.kmsKeyArns),
    ...networkStatements(partition, place, request),
  ]);
}

function bucketStatements(partition: string, buckets: readonly string[]): readonly Statement[] {
  const arns = buckets.map((bucket) => `arn:${partition}:s3:::${bucket}`);
  return [
    { Sid: 'Buckets', Effect: 'Allow', Action: ['s3:ListBucket', 's3:GetBucketLocation'], Resource: arns },
    {
      Sid: 'Objects',
      Effect: 'Allow',
      Action: ['s3:GetObject', 's3:PutObject', 's3:AbortMultipartUpload'],
      Resource: arns.map((arn) => `${arn}/*`),
    },
  ];
}

function logStatements(partition: string, { accountId, region }: Place): readonly Statement[] {
  return [
    {
      Sid: 'Logs',
      Effect: 'Allow',
      Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
      Resource: [
        `arn:${partition}:logs:${region}:${accountId}:log-group:/aws/sagemaker/*`,
        `arn:${partition}:logs:${region}:${accountId}:log-group:/aws/sagemaker/*:log-stream:*`,
      ],
    },
    {
      Sid: 'Metrics',
      Effect: 'Allow',
      Action: ['cloudwatch:PutMetricData'],
      // The action knows no resources; the namespace is how it is bound.
      Resource: '*',
      Condition: { StringLike: { 'cloudwatch:namespace': '/aws/sagemaker/*' } },
    },
  ];
}

function imageStatements(
  partition: string,
  { accountId, region }: Place,
  registries: readonly string[],
): readonly Statement[] {
  const accounts = [...new Set([accountId, ...registries])];
  return [
    // A token is for the whole registry; what it opens is said below.
    { Sid: 'Registry', Effect: 'Allow', Action: ['ecr:GetAuthorizationToken'], Resource: '*' },
    {
      Sid: 'Images',
      Effect: 'Allow',
      Action: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
      Resource: accounts.map((account) => `arn:${partition}:ecr:${region}:${account}:repository/*`),
    },
  ];
}

function keyStatements(arns: readonly string[]): readonly Statement[] {
  if (arns.length === 0) return [];
  return [
    {
      Sid: 'Keys',
      Effect: 'Allow',
      Action: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'],
      Resource: arns,
    },
    {
      Sid: 'VolumeKeys',
      Effect: 'Allow',
      Action: ['kms:CreateGrant'],
      Resource: arns,
      Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
    },
  ];
}

function networkStatements(
  partition: string,
  { accountId, region }: Place,
  { securityGroupIds, subnetIds }: RoleRequest,
): readonly Statement[] {
  if (subnetIds.length === 0) return [];
  const arn = (kind: string, id: string) => `arn:${partition}:ec2:${region}:${accountId}:${kind}/${id}`;
  const interfaces = arn('network-interface', '*');
  return [
    {
      Sid: 'Interfaces',
      Effect: 'Allow',
      Action: [
        'ec2:CreateNetworkInterface',
        'ec2:CreateNetworkInterfacePermission',
        'ec2:DeleteNetworkInterface',
        'ec2:DeleteNetworkInterfacePermission',
      ],
      Resource: [
        interfaces,
        ...subnetIds.map((id) => arn('subnet', id)),
        ...securityGroupIds.map((id) => arn('security-group', id)),
      ],
    },
    {
      Sid: 'Network',
      Effect: 'Allow',
      // None of these can be bound to a resource.
      Action: [
        'ec2:DescribeDhcpOptions',
        'ec2:DescribeNetworkInterfaces',
        'ec2:DescribeSecurityGroups',
        'ec2:DescribeSubnets',
        'ec2:DescribeVpcs',
      ],
      Resource: '*',
    },
  ];
}

/** Readable, since people decide by it. */
function documentOf(statements: readonly object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2);
}
