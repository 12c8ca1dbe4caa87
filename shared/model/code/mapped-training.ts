import type { TrainingRequest } from '../training-request';

/** Everything of CreateTrainingJob that the Python and Terraform texts know how to say. */
export interface MappedTraining {
  readonly TrainingJobName: string;
  readonly AlgorithmSpecification: {
    readonly TrainingImage: string;
    readonly TrainingInputMode: string;
    readonly ContainerEntrypoint?: readonly string[];
    readonly ContainerArguments?: readonly string[];
    readonly MetricDefinitions?: readonly { readonly Name: string; readonly Regex: string }[];
  };
  readonly RoleArn: string;
  readonly HyperParameters?: Readonly<Record<string, string>>;
  readonly Environment?: Readonly<Record<string, string>>;
  readonly InputDataConfig?: readonly {
    readonly ChannelName: string;
    readonly ContentType?: string;
    readonly InputMode?: string;
    readonly DataSource: {
      readonly S3DataSource: {
        readonly S3DataType: string;
        readonly S3Uri: string;
        readonly S3DataDistributionType: string;
      };
    };
  }[];
  readonly OutputDataConfig: {
    readonly S3OutputPath: string;
    readonly KmsKeyId?: string;
    readonly CompressionType?: string;
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
  readonly EnableManagedSpotTraining?: boolean;
  readonly EnableNetworkIsolation?: boolean;
  readonly EnableInterContainerTrafficEncryption?: boolean;
  readonly RetryStrategy?: { readonly MaximumRetryAttempts: number };
  readonly Tags?: readonly { readonly Key: string; readonly Value: string }[];
}

/** The members of `Sent`, at any depth, that `Known` lacks. */
type Missing<Sent, Known> = Sent extends readonly (infer One)[]
  ? Known extends readonly (infer KnownOne)[]
    ? Missing<One, KnownOne>
    : 'a list'
  : Sent extends object
    ? {
        [Member in keyof Sent]-?: Member extends keyof Known
          ? Missing<NonNullable<Sent[Member]>, NonNullable<Known[Member]>>
          : Member;
      }[keyof Sent]
    : never;

type Complete<Lack> = [Lack] extends [never] ? true : { readonly 'not mapped in code/mapped-training.ts': Lack };

/** Does not compile, and names the member, when a request has one that the generated Python and Terraform would leave out. */
export const isComplete: Complete<Missing<TrainingRequest, MappedTraining>> = true;
