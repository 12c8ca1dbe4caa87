/**
 * The members of a CreateTrainingJob request that the control plane reads, in the service's names.
 * A request has been validated before it gets this type; what is not named here is kept and echoed.
 */
export interface TrainingJobRequest {
  readonly TrainingJobName: string;
  readonly RoleArn: string;
  readonly HyperParameters?: Readonly<Record<string, string>>;
  readonly AlgorithmSpecification?: {
    readonly TrainingImage?: string;
    readonly AlgorithmName?: string;
    readonly TrainingInputMode: InputMode;
    readonly MetricDefinitions?: readonly { readonly Name: string; readonly Regex: string }[];
    readonly ContainerEntrypoint?: readonly string[];
    readonly ContainerArguments?: readonly string[];
  };
  readonly InputDataConfig?: readonly ChannelRequest[];
  readonly OutputDataConfig: {
    readonly S3OutputPath: string;
    readonly KmsKeyId?: string;
    readonly CompressionType?: 'GZIP' | 'NONE';
  };
  readonly ResourceConfig?: {
    readonly InstanceType?: string;
    readonly InstanceCount?: number;
    readonly VolumeSizeInGB?: number;
    readonly VolumeKmsKeyId?: string;
    readonly KeepAlivePeriodInSeconds?: number;
    readonly InstanceGroups?: readonly unknown[];
    readonly InstancePreferences?: readonly unknown[];
    readonly TrainingPlanArn?: string;
  };
  readonly StoppingCondition?: {
    readonly MaxRuntimeInSeconds?: number;
    readonly MaxWaitTimeInSeconds?: number;
  };
  readonly VpcConfig?: { readonly SecurityGroupIds: readonly string[]; readonly Subnets: readonly string[] };
  readonly EnableNetworkIsolation?: boolean;
  readonly EnableInterContainerTrafficEncryption?: boolean;
  readonly EnableManagedSpotTraining?: boolean;
  readonly CheckpointConfig?: { readonly S3Uri: string; readonly LocalPath?: string };
  readonly Environment?: Readonly<Record<string, string>>;
  readonly RetryStrategy?: { readonly MaximumRetryAttempts: number };
  readonly ServerlessJobConfig?: unknown;
  readonly Tags?: readonly Tag[];
}

export type InputMode = 'File' | 'Pipe' | 'FastFile';

export interface ChannelRequest {
  readonly ChannelName: string;
  readonly DataSource: {
    readonly S3DataSource?: {
      readonly S3DataType: string;
      readonly S3Uri: string;
      readonly S3DataDistributionType?: 'FullyReplicated' | 'ShardedByS3Key';
    };
  };
  readonly ContentType?: string;
  readonly CompressionType?: 'None' | 'Gzip';
  readonly RecordWrapperType?: 'None' | 'RecordIO';
  readonly InputMode?: InputMode;
}

export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

/** What SageMaker allows a job that names no limit: a day. */
export const DEFAULT_MAX_RUNTIME_SECONDS = 86_400;

/** The longest a job may run, in seconds. */
export function maxRuntimeSeconds(request: TrainingJobRequest): number {
  return request.StoppingCondition?.MaxRuntimeInSeconds ?? DEFAULT_MAX_RUNTIME_SECONDS;
}
