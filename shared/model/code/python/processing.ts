import type { ProcessingRequest } from '../../processing-request';
import type { Upload } from '../upload';
import { faithfully, line, onResource, programOf } from './program';
import { uploadSteps } from './upload';
import { call, dictionary, type Named } from './writer';

/** The same processing job with the resource class of the SageMaker Python SDK v3, once what it reads is there. */
export function processingProgram(request: ProcessingRequest, uploads: readonly Upload[], region: string): string {
  const created = onResource('ProcessingJob', 'create', jobArguments(request));
  return programOf(region, [
    ...uploadSteps(uploads),
    faithfully(created, 'create_processing_job', request),
    onResource('ProcessingJob', 'get', { processing_job_name: request.ProcessingJobName }, 'job'),
    line('job.wait(logs=True)'),
  ]);
}

function jobArguments(request: ProcessingRequest): Named {
  const { AppSpecification, ProcessingOutputConfig, ProcessingResources } = request;
  return {
    processing_job_name: request.ProcessingJobName,
    role_arn: request.RoleArn,
    app_specification: call('AppSpecification', {
      image_uri: AppSpecification.ImageUri,
      container_entrypoint: AppSpecification.ContainerEntrypoint,
      container_arguments: AppSpecification.ContainerArguments,
    }),
    environment: request.Environment && dictionary(request.Environment),
    processing_inputs: request.ProcessingInputs?.map(({ InputName, S3Input }) =>
      call('ProcessingInput', {
        input_name: InputName,
        s3_input: call('ProcessingS3Input', {
          s3_uri: S3Input.S3Uri,
          local_path: S3Input.LocalPath,
          s3_data_type: S3Input.S3DataType,
          s3_input_mode: S3Input.S3InputMode,
        }),
      }),
    ),
    processing_output_config:
      ProcessingOutputConfig &&
      call('ProcessingOutputConfig', {
        outputs: ProcessingOutputConfig.Outputs.map(({ OutputName, S3Output }) =>
          call('ProcessingOutput', {
            output_name: OutputName,
            s3_output: call('ProcessingS3Output', {
              s3_uri: S3Output.S3Uri,
              local_path: S3Output.LocalPath,
              s3_upload_mode: S3Output.S3UploadMode,
            }),
          }),
        ),
      }),
    processing_resources: call('ProcessingResources', {
      cluster_config: call('ProcessingClusterConfig', {
        instance_count: ProcessingResources.ClusterConfig.InstanceCount,
        instance_type: ProcessingResources.ClusterConfig.InstanceType,
        volume_size_in_gb: ProcessingResources.ClusterConfig.VolumeSizeInGB,
      }),
    }),
    stopping_condition: call('ProcessingStoppingCondition', {
      max_runtime_in_seconds: request.StoppingCondition.MaxRuntimeInSeconds,
    }),
    tags: request.Tags?.map(({ Key, Value }) => call('Tag', { key: Key, value: Value })),
  };
}
