import type { TrainingSpec } from '../training-spec';
import { pythonText } from './python-literal';

/**
 * The same job with the SageMaker Python SDK v3 (`pip install sagemaker`), whose ModelTrainer adds
 * a time stamp to the base name it is given. Values are Python literals, so nothing in them runs.
 */
export function toSdkV3(spec: TrainingSpec, region: string): string {
  const configs = [
    ...(spec.checkpointS3Uri === null ? [] : ['CheckpointConfig']),
    'Compute',
    'InputData',
    ...(spec.metricDefinitions.length > 0 ? ['MetricDefinition'] : []),
    'OutputDataConfig',
    'StoppingCondition',
    ...(Object.keys(spec.tags).length > 0 ? ['Tag'] : []),
  ];
  return [
    'import boto3',
    'from sagemaker.core.helper.session_helper import Session',
    `from sagemaker.core.training.configs import ${configs.join(', ')}`,
    'from sagemaker.train import ModelTrainer',
    '',
    `session = Session(boto3.Session(region_name=${pythonText(region)}))`,
    'trainer = ModelTrainer(',
    ...trainerArguments(spec).map((argument) => `    ${argument},`),
    ')',
    ...metricDefinitions(spec),
    'trainer.train(',
    '    input_data_config=[',
    ...spec.inputs.map((input) => `        ${inputData(input)},`),
    '    ],',
    '    wait=True,',
    '    logs=True,',
    ')',
    '',
  ].join('\n');
}

function trainerArguments(spec: TrainingSpec): readonly string[] {
  const wait = spec.spot ? `, max_wait_time_in_seconds=${spec.maxRuntimeSeconds}` : '';
  const spot = spec.spot ? ', enable_managed_spot_training=True' : '';
  return [
    'sagemaker_session=session',
    `base_job_name=${pythonText(spec.name)}`,
    `training_image=${pythonText(spec.image)}`,
    `role=${pythonText(spec.roleArn)}`,
    `compute=Compute(instance_type=${pythonText(spec.instanceType)}, instance_count=${spec.instanceCount}, volume_size_in_gb=${spec.volumeGb}${spot})`,
    `stopping_condition=StoppingCondition(max_runtime_in_seconds=${spec.maxRuntimeSeconds}${wait})`,
    `output_data_config=OutputDataConfig(s3_output_path=${pythonText(spec.outputS3Uri)})`,
    ...(spec.checkpointS3Uri === null
      ? []
      : [`checkpoint_config=CheckpointConfig(s3_uri=${pythonText(spec.checkpointS3Uri)})`]),
    ...dictionary('hyperparameters', spec.hyperParameters),
    ...dictionary('environment', spec.environment),
    ...(Object.keys(spec.tags).length === 0
      ? []
      : [
          `tags=[${Object.entries(spec.tags)
            .map(([key, value]) => `Tag(key=${pythonText(key)}, value=${pythonText(value)})`)
            .join(', ')}]`,
        ]),
  ];
}

function metricDefinitions(spec: TrainingSpec): readonly string[] {
  if (spec.metricDefinitions.length === 0) return [];
  return [
    'trainer.with_metric_definitions([',
    ...spec.metricDefinitions.map(
      ({ name, regex }) => `    MetricDefinition(name=${pythonText(name)}, regex=${pythonText(regex)}),`,
    ),
    '])',
  ];
}

function inputData({ channel, contentType, s3Uri }: TrainingSpec['inputs'][number]): string {
  const type = contentType === null ? '' : `, content_type=${pythonText(contentType)}`;
  return `InputData(channel_name=${pythonText(channel)}, data_source=${pythonText(s3Uri)}${type})`;
}

function dictionary(name: string, values: Readonly<Record<string, string>>): readonly string[] {
  const entries = Object.entries(values).map(([key, value]) => `${pythonText(key)}: ${pythonText(value)}`);
  return entries.length === 0 ? [] : [`${name}={${entries.join(', ')}}`];
}
