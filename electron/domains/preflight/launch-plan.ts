import type { VariantSpec } from '../../../shared/model/endpoint';
import type { EndpointDeployment } from '../../../shared/model/endpoint-deployment';
import type { ProcessingSpec } from '../../../shared/model/processing-job';
import type { Promotion } from '../../../shared/model/promotion';
import type { TrainingSpec } from '../../../shared/model/training-spec';
import type { Scope } from '../scope';
import type { Wish } from './ports';

/** What a launch touches, whatever it launches: the checks know nothing else of it. */
export interface LaunchPlan {
  readonly kind: 'training' | 'processing' | 'endpoint';
  readonly roleArn: string;
  readonly images: readonly { readonly field: string; readonly image: string; readonly instanceType: string }[];
  readonly reads: readonly { readonly field: string; readonly name: string; readonly s3Uri: string }[];
  readonly writes: readonly { readonly field: string; readonly s3Uri: string }[];
  readonly instances: readonly { readonly field: string; readonly instanceType: string; readonly count: number }[];
  /** What the inputs are copied to before it starts; null where nothing is copied. */
  readonly volumeGb: number | null;
  readonly spot: boolean;
  /** Its instances stay after it, which has a quota of its own. */
  readonly warmPool: boolean;
  /** Null: SageMaker's own network. */
  readonly network: { readonly securityGroupIds: readonly string[] } | null;
  /** ARNs of keys its role has to use. */
  readonly kmsKeys: readonly string[];
  readonly logGroup: string;
  /** The calls the console itself makes for it. */
  readonly calls: readonly Wish[];
}

const arn = ({ accountId, region }: Scope, resource: string): string =>
  `arn:aws:sagemaker:${region}:${accountId}:${resource.toLowerCase()}`;

/** An endpoint copies no inputs, and asks for no spot capacity, warm pool, network or keys. */
const plainEndpoint = {
  kind: 'endpoint',
  volumeGb: null,
  spot: false,
  warmPool: false,
  network: null,
  kmsKeys: [],
} as const satisfies Partial<LaunchPlan>;

export function planOfTraining(scope: Scope, spec: TrainingSpec): LaunchPlan {
  const job = arn(scope, `training-job/${spec.name}`);
  return {
    kind: 'training',
    roleArn: spec.roleArn,
    images: [{ field: 'image', image: spec.image, instanceType: spec.instanceType }],
    reads: spec.inputs.map(({ channel, s3Uri }) => ({ field: `inputs.${channel}`, name: channel, s3Uri })),
    writes: [
      { field: 'outputS3Uri', s3Uri: spec.outputS3Uri },
      ...(spec.checkpointS3Uri === null ? [] : [{ field: 'checkpointS3Uri', s3Uri: spec.checkpointS3Uri }]),
    ],
    instances: [{ field: 'instanceType', instanceType: spec.instanceType, count: spec.instanceCount }],
    // Only in File mode the inputs are copied to the volume before the program starts.
    volumeGb: spec.inputMode === 'File' ? spec.volumeGb : null,
    spot: spec.spot,
    warmPool: spec.keepAliveSeconds !== null,
    network: spec.network.subnetIds.length === 0 ? null : { securityGroupIds: spec.network.securityGroupIds },
    kmsKeys: [spec.volumeKmsKeyId, spec.outputKmsKeyId].flatMap((key) => keyArn(scope, key)),
    logGroup: '/aws/sagemaker/TrainingJobs',
    calls: jobCalls('TrainingJob', job, spec),
  };
}

export function planOfProcessing(scope: Scope, spec: ProcessingSpec): LaunchPlan {
  const job = arn(scope, `processing-job/${spec.name}`);
  return {
    kind: 'processing',
    roleArn: spec.roleArn,
    images: [{ field: 'image', image: spec.image, instanceType: spec.instanceType }],
    reads: spec.inputs.map(({ name, s3Uri }) => ({ field: `inputs.${name}`, name, s3Uri })),
    writes: spec.outputs.map(({ name, s3Uri }) => ({ field: `outputs.${name}`, s3Uri })),
    instances: [{ field: 'instanceType', instanceType: spec.instanceType, count: 1 }],
    volumeGb: spec.volumeGb,
    spot: false,
    warmPool: false,
    network: null,
    kmsKeys: [],
    logGroup: '/aws/sagemaker/ProcessingJobs',
    calls: jobCalls('ProcessingJob', job, spec),
  };
}

export function planOfDeployment(scope: Scope, deployment: EndpointDeployment): LaunchPlan {
  const { configName, dataCapture, endpoint, roleArn, variants } = deployment;
  const one = arn(scope, `endpoint/${endpoint}`);
  const containers = variants.map(({ instanceType, source }, index) => ({ index, instanceType, source }));
  return {
    ...plainEndpoint,
    roleArn,
    images: containers.flatMap(({ index, instanceType, source }) =>
      source.kind === 'container' ? [{ field: `variants.${index}.source`, image: source.image, instanceType }] : [],
    ),
    // What a variant reads is looked at variant by variant, since a version of the registry names its own files.
    reads: [],
    writes: dataCapture === null ? [] : [{ field: 'dataCapture', s3Uri: dataCapture.s3Uri }],
    instances: variants.map(({ initialInstances, instanceType }, index) => ({
      field: `variants.${index}.instanceType`,
      instanceType,
      count: initialInstances,
    })),
    logGroup: `/aws/sagemaker/Endpoints/${endpoint}`,
    calls: [
      ...variants.map(({ modelName }) => ({
        action: 'sagemaker:CreateModel',
        resource: arn(scope, `model/${modelName}`),
      })),
      { action: 'sagemaker:CreateEndpointConfig', resource: arn(scope, `endpoint-config/${configName}`) },
      { action: 'sagemaker:CreateEndpoint', resource: one },
      { action: 'sagemaker:DescribeEndpoint', resource: one },
      { action: 'iam:PassRole', resource: roleArn },
    ],
  };
}

/** The new fleet of a promotion: it stands beside the old one, so that its instances are asked for on top. */
export function planOfPromotion(
  scope: Scope,
  fleet: { readonly endpoint: string; readonly roleArn: string; readonly variants: readonly VariantSpec[] },
  promotion: Promotion | null,
): LaunchPlan {
  const one = arn(scope, `endpoint/${fleet.endpoint}`);
  const made = promotion?.model ?? null;
  const alarms = promotion?.alarms ?? [];
  return {
    ...plainEndpoint,
    roleArn: fleet.roleArn,
    images: [],
    reads: [],
    writes: [],
    instances: fleet.variants.map(({ initialInstances, instanceType, name }) => ({
      field: `variants.${name}`,
      instanceType,
      count: initialInstances,
    })),
    logGroup: `/aws/sagemaker/Endpoints/${fleet.endpoint}`,
    calls: [
      ...(made === null
        ? []
        : [
            { action: 'sagemaker:CreateModel', resource: arn(scope, `model/${made.name}`) },
            { action: 'iam:PassRole', resource: fleet.roleArn },
          ]),
      ...(promotion === null
        ? []
        : [
            {
              action: 'sagemaker:CreateEndpointConfig',
              resource: arn(scope, `endpoint-config/${promotion.toConfig}`),
            },
          ]),
      { action: 'sagemaker:UpdateEndpoint', resource: one },
      { action: 'sagemaker:DescribeEndpoint', resource: one },
      ...alarms.map(({ name }) => ({
        action: 'cloudwatch:PutMetricAlarm',
        resource: `arn:aws:cloudwatch:${scope.region}:${scope.accountId}:alarm:${name}`,
      })),
    ],
  };
}

/** An alias names another key tomorrow: which one IAM would be asked about is not known. */
function keyArn({ accountId, region }: Scope, key: string | null): readonly string[] {
  if (key === null || /(^|:)alias\//.test(key)) return [];
  return [key.startsWith('arn:') ? key : `arn:aws:kms:${region}:${accountId}:key/${key}`];
}

function jobCalls(
  kind: 'TrainingJob' | 'ProcessingJob',
  job: string,
  { roleArn, tags }: Pick<TrainingSpec, 'roleArn' | 'tags'>,
): readonly Wish[] {
  return [
    { action: `sagemaker:Create${kind}`, resource: job },
    { action: `sagemaker:Describe${kind}`, resource: job },
    ...(Object.keys(tags).length === 0 ? [] : [{ action: 'sagemaker:AddTags', resource: job }]),
    { action: 'iam:PassRole', resource: roleArn },
  ];
}
