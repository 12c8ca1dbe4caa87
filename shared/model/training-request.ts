import type { TrainingSpec } from './training-spec';

/**
 * A spec as CreateTrainingJob takes it. The adapter sends it and the generated AWS CLI command
 * carries it, so what a person reviews is what is sent.
 */
export interface TrainingRequest {
  readonly TrainingJobName: string;
  readonly AlgorithmSpecification: {
    readonly TrainingImage: string;
    readonly TrainingInputMode: 'File';
    readonly MetricDefinitions?: readonly { readonly Name: string; readonly Regex: string }[];
  };
  readonly RoleArn: string;
  readonly HyperParameters?: Readonly<Record<string, string>>;
  readonly Environment?: Readonly<Record<string, string>>;
  readonly InputDataConfig: readonly {
    readonly ChannelName: string;
    readonly ContentType?: string;
    readonly DataSource: {
      readonly S3DataSource: {
        readonly S3DataType: 'S3Prefix';
        readonly S3Uri: string;
        readonly S3DataDistributionType: 'FullyReplicated';
      };
    };
  }[];
  readonly OutputDataConfig: { readonly S3OutputPath: string };
  readonly CheckpointConfig?: { readonly S3Uri: string };
  readonly ResourceConfig: {
    readonly InstanceType: string;
    readonly InstanceCount: number;
    readonly VolumeSizeInGB: number;
  };
  readonly StoppingCondition: { readonly MaxRuntimeInSeconds: number; readonly MaxWaitTimeInSeconds?: number };
  readonly EnableManagedSpotTraining?: true;
  readonly Tags?: readonly { readonly Key: string; readonly Value: string }[];
}

/** Empty maps and lists are left out: the service rejects some of them and repeats none of them. */
export function toTrainingRequest(spec: TrainingSpec): TrainingRequest {
  return {
    TrainingJobName: spec.name,
    AlgorithmSpecification: {
      TrainingImage: spec.image,
      TrainingInputMode: 'File',
      ...(spec.metricDefinitions.length > 0 && {
        MetricDefinitions: spec.metricDefinitions.map(({ name, regex }) => ({ Name: name, Regex: regex })),
      }),
    },
    RoleArn: spec.roleArn,
    ...(hasKeys(spec.hyperParameters) && { HyperParameters: spec.hyperParameters }),
    ...(hasKeys(spec.environment) && { Environment: spec.environment }),
    InputDataConfig: spec.inputs.map(({ channel, contentType, s3Uri }) => ({
      ChannelName: channel,
      ...(contentType !== null && { ContentType: contentType }),
      DataSource: {
        S3DataSource: { S3DataType: 'S3Prefix', S3Uri: s3Uri, S3DataDistributionType: 'FullyReplicated' },
      },
    })),
    OutputDataConfig: { S3OutputPath: spec.outputS3Uri },
    ...(spec.checkpointS3Uri !== null && { CheckpointConfig: { S3Uri: spec.checkpointS3Uri } }),
    ResourceConfig: {
      InstanceType: spec.instanceType,
      InstanceCount: spec.instanceCount,
      VolumeSizeInGB: spec.volumeGb,
    },
    StoppingCondition: {
      MaxRuntimeInSeconds: spec.maxRuntimeSeconds,
      // Spot needs a wait limit; the service refuses one below the run time.
      ...(spec.spot && { MaxWaitTimeInSeconds: spec.maxRuntimeSeconds }),
    },
    ...(spec.spot && { EnableManagedSpotTraining: true }),
    ...(hasKeys(spec.tags) && { Tags: Object.entries(spec.tags).map(([Key, Value]) => ({ Key, Value })) }),
  };
}

function hasKeys(record: Readonly<Record<string, string>>): boolean {
  return Object.keys(record).length > 0;
}
