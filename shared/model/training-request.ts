import { scriptHyperParameters, scriptInputs } from './script-mode';
import type { InputChannel } from './training-job';
import type { TrainingSpec } from './training-spec';

/**
 * A spec as CreateTrainingJob takes it. The adapter sends it and the generated AWS CLI command
 * carries it, so what a person reviews is what is sent.
 */
export interface TrainingRequest {
  readonly TrainingJobName: string;
  readonly AlgorithmSpecification: {
    readonly TrainingImage: string;
    readonly TrainingInputMode: TrainingSpec['inputMode'];
    readonly ContainerEntrypoint?: readonly string[];
    readonly ContainerArguments?: readonly string[];
    readonly MetricDefinitions?: readonly { readonly Name: string; readonly Regex: string }[];
  };
  readonly RoleArn: string;
  readonly HyperParameters?: Readonly<Record<string, string>>;
  readonly Environment?: Readonly<Record<string, string>>;
  readonly InputDataConfig: readonly {
    readonly ChannelName: string;
    readonly ContentType?: string;
    readonly InputMode?: 'File';
    readonly DataSource: {
      readonly S3DataSource: {
        readonly S3DataType: 'S3Prefix';
        readonly S3Uri: string;
        readonly S3DataDistributionType: 'FullyReplicated';
      };
    };
  }[];
  readonly OutputDataConfig: {
    readonly S3OutputPath: string;
    readonly KmsKeyId?: string;
    readonly CompressionType?: 'NONE';
  };
  readonly CheckpointConfig?: { readonly S3Uri: string; readonly LocalPath?: string };
  readonly ResourceConfig: {
    readonly InstanceType: string;
    readonly InstanceCount: number;
    readonly VolumeSizeInGB: number;
    readonly VolumeKmsKeyId?: string;
    readonly KeepAlivePeriodInSeconds?: number;
  };
  readonly VpcConfig?: { readonly SecurityGroupIds: readonly string[]; readonly Subnets: readonly string[] };
  readonly StoppingCondition: { readonly MaxRuntimeInSeconds: number; readonly MaxWaitTimeInSeconds?: number };
  readonly EnableManagedSpotTraining?: true;
  readonly EnableNetworkIsolation?: true;
  readonly EnableInterContainerTrafficEncryption?: true;
  readonly RetryStrategy?: { readonly MaximumRetryAttempts: number };
  readonly Tags?: readonly { readonly Key: string; readonly Value: string }[];
}

/** Every hyperparameter the job is sent: the person's own and those of script mode. */
export function sentHyperParameters(spec: TrainingSpec): Readonly<Record<string, string>> {
  return { ...spec.hyperParameters, ...scriptHyperParameters(spec) };
}

/** Every channel the job is sent: its data, and its script where that comes as one. */
export function sentInputs(spec: TrainingSpec): readonly InputChannel[] {
  return [...spec.inputs, ...scriptInputs(spec)];
}

/** Empty maps and lists are left out: the service rejects some of them and repeats none of them. */
export function toTrainingRequest(spec: TrainingSpec): TrainingRequest {
  const { network } = spec;
  const hyperParameters = sentHyperParameters(spec);
  return {
    TrainingJobName: spec.name,
    AlgorithmSpecification: algorithmOf(spec),
    RoleArn: spec.roleArn,
    ...(hasKeys(hyperParameters) && { HyperParameters: hyperParameters }),
    ...(hasKeys(spec.environment) && { Environment: spec.environment }),
    InputDataConfig: sentInputs(spec).map((input) => channelOf(input, spec)),
    OutputDataConfig: {
      S3OutputPath: spec.outputS3Uri,
      ...(spec.outputKmsKeyId !== null && { KmsKeyId: spec.outputKmsKeyId }),
      ...(spec.outputCompression === 'NONE' && { CompressionType: spec.outputCompression }),
    },
    ...(spec.checkpointS3Uri !== null && {
      CheckpointConfig: {
        S3Uri: spec.checkpointS3Uri,
        ...(spec.checkpointLocalPath !== null && { LocalPath: spec.checkpointLocalPath }),
      },
    }),
    ResourceConfig: {
      InstanceType: spec.instanceType,
      InstanceCount: spec.instanceCount,
      VolumeSizeInGB: spec.volumeGb,
      ...(spec.volumeKmsKeyId !== null && { VolumeKmsKeyId: spec.volumeKmsKeyId }),
      ...(spec.keepAliveSeconds !== null && { KeepAlivePeriodInSeconds: spec.keepAliveSeconds }),
    },
    ...(network.subnetIds.length > 0 && {
      VpcConfig: { SecurityGroupIds: network.securityGroupIds, Subnets: network.subnetIds },
    }),
    StoppingCondition: {
      MaxRuntimeInSeconds: spec.maxRuntimeSeconds,
      // Spot needs a wait limit; the service refuses one below the run time.
      ...(spec.spot && { MaxWaitTimeInSeconds: spec.maxWaitSeconds ?? spec.maxRuntimeSeconds }),
    },
    ...(spec.spot && { EnableManagedSpotTraining: true }),
    ...(network.isolation && { EnableNetworkIsolation: true }),
    ...(network.encryptTraffic && { EnableInterContainerTrafficEncryption: true }),
    ...(spec.retryAttempts !== null && { RetryStrategy: { MaximumRetryAttempts: spec.retryAttempts } }),
    ...(hasKeys(spec.tags) && { Tags: Object.entries(spec.tags).map(([Key, Value]) => ({ Key, Value })) }),
  };
}

function algorithmOf({
  container,
  image,
  inputMode,
  metricDefinitions,
}: TrainingSpec): TrainingRequest['AlgorithmSpecification'] {
  return {
    TrainingImage: image,
    TrainingInputMode: inputMode,
    ...(container.entrypoint.length > 0 && { ContainerEntrypoint: container.entrypoint }),
    ...(container.arguments.length > 0 && { ContainerArguments: container.arguments }),
    ...(metricDefinitions.length > 0 && {
      MetricDefinitions: metricDefinitions.map(({ name, regex }) => ({ Name: name, Regex: regex })),
    }),
  };
}

function channelOf(
  { channel, contentType, s3Uri }: InputChannel,
  { inputMode, script }: TrainingSpec,
): TrainingRequest['InputDataConfig'][number] {
  return {
    ChannelName: channel,
    ...(contentType !== null && { ContentType: contentType }),
    // The toolkit opens the script's archive as a file, which a pipe is not.
    ...(inputMode !== 'File' && s3Uri === script?.sourceS3Uri && { InputMode: 'File' as const }),
    DataSource: {
      S3DataSource: { S3DataType: 'S3Prefix', S3Uri: s3Uri, S3DataDistributionType: 'FullyReplicated' },
    },
  };
}

function hasKeys(record: Readonly<Record<string, string>>): boolean {
  return Object.keys(record).length > 0;
}
