import type { Tag } from '../training-job-request';

/**
 * The members of a CreateProcessingJob request that the control plane reads, in the service's names.
 * A request has been validated before it gets this type; what is not named here is kept and echoed.
 */
export interface ProcessingJobRequest {
  readonly ProcessingJobName: string;
  readonly RoleArn: string;
  readonly AppSpecification: {
    readonly ImageUri: string;
    readonly ContainerEntrypoint?: readonly string[];
    readonly ContainerArguments?: readonly string[];
  };
  readonly Environment?: Readonly<Record<string, string>>;
  readonly ProcessingInputs?: readonly ProcessingInputRequest[];
  readonly ProcessingOutputConfig?: { readonly Outputs: readonly ProcessingOutputRequest[] };
  readonly ProcessingResources: {
    readonly ClusterConfig: {
      readonly InstanceCount?: number;
      readonly InstanceType?: string;
      readonly VolumeSizeInGB: number;
      readonly InstancePreferences?: readonly unknown[];
    };
  };
  readonly StoppingCondition?: { readonly MaxRuntimeInSeconds: number };
  readonly Tags?: readonly Tag[];
}

interface ProcessingInputRequest {
  readonly InputName: string;
  readonly AppManaged?: boolean;
  readonly S3Input?: {
    readonly S3Uri: string;
    readonly LocalPath?: string;
    readonly S3DataType: 'S3Prefix' | 'ManifestFile';
    readonly S3InputMode?: 'File' | 'Pipe';
    readonly S3CompressionType?: 'None' | 'Gzip';
  };
  readonly DatasetDefinition?: unknown;
}

interface ProcessingOutputRequest {
  readonly OutputName: string;
  readonly AppManaged?: boolean;
  readonly S3Output?: {
    readonly S3Uri: string;
    readonly LocalPath?: string;
    readonly S3UploadMode: 'EndOfJob' | 'Continuous';
  };
  readonly FeatureStoreOutput?: { readonly FeatureGroupName: string };
}

/** What SageMaker allows a job that names no limit: a day. */
const DEFAULT_MAX_RUNTIME_SECONDS = 86_400;

/** The longest a job may run, in seconds. */
export function maxRuntimeSeconds(request: ProcessingJobRequest): number {
  return request.StoppingCondition?.MaxRuntimeInSeconds ?? DEFAULT_MAX_RUNTIME_SECONDS;
}
