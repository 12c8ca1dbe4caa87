import type { MappedTraining } from '../mapped-training';
import type { Upload } from '../upload';
import { faithfully, line, onResource, programOf } from './program';
import { uploadSteps } from './upload';
import { call, dictionary, type Named } from './writer';

/** The same job, under its own name, with the SDK's resource class, which takes every member of CreateTrainingJob. */
export function trainingJobProgram(request: MappedTraining, uploads: readonly Upload[], region: string): string {
  const created = onResource('TrainingJob', 'create', jobArguments(request));
  return programOf(region, [
    ...uploadSteps(uploads),
    faithfully(created, 'create_training_job', request),
    onResource('TrainingJob', 'get', { training_job_name: request.TrainingJobName }, 'job'),
    line('job.wait(logs=True)'),
  ]);
}

function jobArguments(request: MappedTraining): Named {
  const { AlgorithmSpecification, CheckpointConfig, OutputDataConfig, ResourceConfig, StoppingCondition } = request;
  return {
    training_job_name: request.TrainingJobName,
    role_arn: request.RoleArn,
    algorithm_specification: call('AlgorithmSpecification', {
      training_image: AlgorithmSpecification.TrainingImage,
      training_input_mode: AlgorithmSpecification.TrainingInputMode,
      container_entrypoint: AlgorithmSpecification.ContainerEntrypoint,
      container_arguments: AlgorithmSpecification.ContainerArguments,
      metric_definitions: AlgorithmSpecification.MetricDefinitions?.map(({ Name, Regex }) =>
        call('MetricDefinition', { name: Name, regex: Regex }),
      ),
    }),
    hyper_parameters: request.HyperParameters && dictionary(request.HyperParameters),
    environment: request.Environment && dictionary(request.Environment),
    input_data_config: request.InputDataConfig?.map((channel) =>
      call('Channel', {
        channel_name: channel.ChannelName,
        content_type: channel.ContentType,
        input_mode: channel.InputMode,
        data_source: call('DataSource', {
          s3_data_source: call('S3DataSource', {
            s3_data_type: channel.DataSource.S3DataSource.S3DataType,
            s3_uri: channel.DataSource.S3DataSource.S3Uri,
            s3_data_distribution_type: channel.DataSource.S3DataSource.S3DataDistributionType,
          }),
        }),
      }),
    ),
    output_data_config: call('OutputDataConfig', {
      s3_output_path: OutputDataConfig.S3OutputPath,
      kms_key_id: OutputDataConfig.KmsKeyId,
      compression_type: OutputDataConfig.CompressionType,
    }),
    checkpoint_config:
      CheckpointConfig &&
      call('CheckpointConfig', { s3_uri: CheckpointConfig.S3Uri, local_path: CheckpointConfig.LocalPath }),
    resource_config: call('ResourceConfig', {
      instance_type: ResourceConfig.InstanceType,
      instance_count: ResourceConfig.InstanceCount,
      volume_size_in_gb: ResourceConfig.VolumeSizeInGB,
      volume_kms_key_id: ResourceConfig.VolumeKmsKeyId,
      keep_alive_period_in_seconds: ResourceConfig.KeepAlivePeriodInSeconds,
    }),
    vpc_config:
      request.VpcConfig &&
      call('VpcConfig', { security_group_ids: request.VpcConfig.SecurityGroupIds, subnets: request.VpcConfig.Subnets }),
    stopping_condition: call('StoppingCondition', {
      max_runtime_in_seconds: StoppingCondition.MaxRuntimeInSeconds,
      max_wait_time_in_seconds: StoppingCondition.MaxWaitTimeInSeconds,
    }),
    enable_managed_spot_training: request.EnableManagedSpotTraining,
    enable_network_isolation: request.EnableNetworkIsolation,
    enable_inter_container_traffic_encryption: request.EnableInterContainerTrafficEncryption,
    retry_strategy:
      request.RetryStrategy &&
      call('RetryStrategy', { maximum_retry_attempts: request.RetryStrategy.MaximumRetryAttempts }),
    tags: request.Tags?.map(({ Key, Value }) => call('Tag', { key: Key, value: Value })),
  };
}
