import type { MappedTraining } from '../mapped-training';
import type { Upload } from '../upload';
import { importsOf } from './program';
import { trainingJobProgram } from './training-job';
import { uploadSteps } from './upload';
import { call, dictionary, losesValues, type Named, namedMembers, namesIn, write } from './writer';

/**
 * The same job with the SageMaker Python SDK v3 (`pip install sagemaker`), whose ModelTrainer adds a time stamp to the base
 * name it is given. It has no place for an entry point or for an input mode of one channel, and loses what is empty: a job with
 * one of these is made without it.
 */
export function trainingProgram(request: MappedTraining, uploads: readonly Upload[], region: string): string {
  const { ContainerArguments, ContainerEntrypoint } = request.AlgorithmSpecification;
  const ownModes = request.InputDataConfig?.some(({ InputMode }) => InputMode !== undefined);
  return ContainerArguments || ContainerEntrypoint || ownModes || losesValues(Object.values(trainerArguments(request)))
    ? trainingJobProgram(request, uploads, region)
    : modelTrainerProgram(request, uploads, region);
}

function modelTrainerProgram(request: MappedTraining, uploads: readonly Upload[], region: string): string {
  const trainer = trainerArguments(request);
  const metrics = request.AlgorithmSpecification.MetricDefinitions?.map(({ Name, Regex }) =>
    call('MetricDefinition', { name: Name, regex: Regex }),
  );
  const retry =
    request.RetryStrategy &&
    call('RetryStrategy', { maximum_retry_attempts: request.RetryStrategy.MaximumRetryAttempts });
  const inputs = (request.InputDataConfig ?? []).map(({ ChannelName, ContentType, DataSource }) =>
    call('InputData', {
      channel_name: ChannelName,
      data_source: DataSource.S3DataSource.S3Uri,
      content_type: ContentType,
    }),
  );
  const configs = namesIn([...Object.values(trainer), metrics, retry, inputs]);
  const steps = uploadSteps(uploads);
  return [
    ...importsOf(steps),
    'import boto3',
    'from sagemaker.core.helper.session_helper import Session',
    `from sagemaker.core.training.configs import ${configs.join(', ')}`,
    'from sagemaker.train import ModelTrainer',
    '',
    `session = Session(boto3.Session(region_name=${write(region)}))`,
    ...(steps.length === 0 ? [] : ['s3 = session.boto_session.client("s3")']),
    ...steps.map(({ text }) => text),
    'trainer = ModelTrainer(',
    '    sagemaker_session=session,',
    ...namedMembers(trainer, 4).map((member) => `    ${member},`),
    ')',
    ...(metrics ? [`trainer.with_metric_definitions(${write(metrics)})`] : []),
    ...(retry ? [`trainer.with_retry_strategy(${write(retry)})`] : []),
    'trainer.train(',
    `    input_data_config=${write(inputs, 4)},`,
    '    wait=True,',
    '    logs=True,',
    ')',
    '',
  ].join('\n');
}

function trainerArguments(request: MappedTraining): Named {
  const { CheckpointConfig, OutputDataConfig, ResourceConfig, StoppingCondition, VpcConfig } = request;
  const isolated = request.EnableNetworkIsolation;
  const encrypted = request.EnableInterContainerTrafficEncryption;
  const hasNetworking = VpcConfig || isolated !== undefined || encrypted !== undefined;
  return {
    base_job_name: request.TrainingJobName,
    training_image: request.AlgorithmSpecification.TrainingImage,
    training_input_mode: request.AlgorithmSpecification.TrainingInputMode,
    role: request.RoleArn,
    compute: call('Compute', {
      instance_type: ResourceConfig.InstanceType,
      instance_count: ResourceConfig.InstanceCount,
      volume_size_in_gb: ResourceConfig.VolumeSizeInGB,
      volume_kms_key_id: ResourceConfig.VolumeKmsKeyId,
      keep_alive_period_in_seconds: ResourceConfig.KeepAlivePeriodInSeconds,
      enable_managed_spot_training: request.EnableManagedSpotTraining,
    }),
    networking: hasNetworking
      ? call('Networking', {
          security_group_ids: VpcConfig?.SecurityGroupIds,
          subnets: VpcConfig?.Subnets,
          enable_network_isolation: isolated,
          enable_inter_container_traffic_encryption: encrypted,
        })
      : undefined,
    stopping_condition: call('StoppingCondition', {
      max_runtime_in_seconds: StoppingCondition.MaxRuntimeInSeconds,
      max_wait_time_in_seconds: StoppingCondition.MaxWaitTimeInSeconds,
    }),
    output_data_config: call('OutputDataConfig', {
      s3_output_path: OutputDataConfig.S3OutputPath,
      kms_key_id: OutputDataConfig.KmsKeyId,
      compression_type: OutputDataConfig.CompressionType,
    }),
    checkpoint_config:
      CheckpointConfig &&
      call('CheckpointConfig', { s3_uri: CheckpointConfig.S3Uri, local_path: CheckpointConfig.LocalPath }),
    hyperparameters: request.HyperParameters && dictionary(request.HyperParameters),
    environment: request.Environment && dictionary(request.Environment),
    tags: request.Tags?.map(({ Key, Value }) => call('Tag', { key: Key, value: Value })),
  };
}
