import type { ProcessingPlace, ProcessingSpec } from './processing-job';

/** A spec as CreateProcessingJob takes it: one instance, S3 prefixes copied in before and out after the program. */
export interface ProcessingRequest {
  readonly ProcessingJobName: string;
  readonly AppSpecification: {
    readonly ImageUri: string;
    readonly ContainerEntrypoint?: readonly string[];
    readonly ContainerArguments?: readonly string[];
  };
  readonly RoleArn: string;
  readonly Environment?: Readonly<Record<string, string>>;
  readonly ProcessingInputs?: readonly {
    readonly InputName: string;
    readonly S3Input: {
      readonly S3Uri: string;
      readonly LocalPath: string;
      readonly S3DataType: 'S3Prefix';
      readonly S3InputMode: 'File';
    };
  }[];
  readonly ProcessingOutputConfig?: {
    readonly Outputs: readonly {
      readonly OutputName: string;
      readonly S3Output: { readonly S3Uri: string; readonly LocalPath: string; readonly S3UploadMode: 'EndOfJob' };
    }[];
  };
  readonly ProcessingResources: {
    readonly ClusterConfig: {
      readonly InstanceCount: 1;
      readonly InstanceType: string;
      readonly VolumeSizeInGB: number;
    };
  };
  readonly StoppingCondition: { readonly MaxRuntimeInSeconds: number };
  readonly Tags?: readonly { readonly Key: string; readonly Value: string }[];
}

/** Empty maps and lists are left out: the service rejects some of them and repeats none of them. */
export function toProcessingRequest(spec: ProcessingSpec): ProcessingRequest {
  return {
    ProcessingJobName: spec.name,
    AppSpecification: {
      ImageUri: spec.image,
      ...(spec.entrypoint.length > 0 && { ContainerEntrypoint: spec.entrypoint }),
      ...(spec.arguments.length > 0 && { ContainerArguments: spec.arguments }),
    },
    RoleArn: spec.roleArn,
    ...(Object.keys(spec.environment).length > 0 && { Environment: spec.environment }),
    ...(spec.inputs.length > 0 && {
      ProcessingInputs: spec.inputs.map(({ name, ...place }) => ({
        InputName: name,
        S3Input: { ...s3(place), S3DataType: 'S3Prefix', S3InputMode: 'File' },
      })),
    }),
    ...(spec.outputs.length > 0 && {
      ProcessingOutputConfig: {
        Outputs: spec.outputs.map(({ name, ...place }) => ({
          OutputName: name,
          S3Output: { ...s3(place), S3UploadMode: 'EndOfJob' },
        })),
      },
    }),
    ProcessingResources: {
      ClusterConfig: { InstanceCount: 1, InstanceType: spec.instanceType, VolumeSizeInGB: spec.volumeGb },
    },
    StoppingCondition: { MaxRuntimeInSeconds: spec.maxRuntimeSeconds },
    ...(Object.keys(spec.tags).length > 0 && {
      Tags: Object.entries(spec.tags).map(([Key, Value]) => ({ Key, Value })),
    }),
  };
}

function s3({ localPath, s3Uri }: Omit<ProcessingPlace, 'name'>) {
  return { S3Uri: s3Uri, LocalPath: localPath };
}
