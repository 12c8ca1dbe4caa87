import type { ProcessingRunSpec } from '../../runtime/processing/processing-runtime';
import { processingJobConfig } from './describe-processing-job';
import type { ProcessingJob } from './processing-job';
import { maxRuntimeSeconds } from './processing-job-request';

/** What the runtime gets to run a job that `cannotProcess` has nothing against. */
export function processingRunSpec(job: ProcessingJob, region: string): ProcessingRunSpec {
  const { request } = job;
  const cluster = request.ProcessingResources.ClusterConfig;
  return {
    jobName: job.name,
    jobArn: job.arn,
    region,
    image: request.AppSpecification.ImageUri,
    entrypoint: request.AppSpecification.ContainerEntrypoint ?? [],
    arguments: request.AppSpecification.ContainerArguments ?? [],
    environment: request.Environment ?? {},
    inputs: (request.ProcessingInputs ?? []).flatMap(({ InputName, S3Input }) =>
      S3Input?.LocalPath === undefined
        ? []
        : [
            {
              name: InputName,
              s3Uri: S3Input.S3Uri,
              s3DataType: S3Input.S3DataType,
              compression: S3Input.S3CompressionType ?? 'None',
              localPath: S3Input.LocalPath,
            },
          ],
    ),
    outputs: (request.ProcessingOutputConfig?.Outputs ?? []).flatMap(({ OutputName, S3Output }) =>
      S3Output?.LocalPath === undefined
        ? []
        : [{ name: OutputName, s3Uri: S3Output.S3Uri, mode: S3Output.S3UploadMode, localPath: S3Output.LocalPath }],
    ),
    instanceType: cluster.InstanceType ?? '',
    instanceCount: cluster.InstanceCount ?? 1,
    volumeGb: cluster.VolumeSizeInGB ?? 0,
    maxRuntimeSeconds: maxRuntimeSeconds(request),
    jobConfig: processingJobConfig(job),
  };
}
