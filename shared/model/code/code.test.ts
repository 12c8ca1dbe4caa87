import { expect, it } from 'vitest';
import { type TrainingSpec, trainingSpecSchema } from '../training-spec';
import { toAwsCli } from './aws-cli';
import { toSdkV3 } from './sdk-v3';

const spec: TrainingSpec = trainingSpecSchema.parse({
  name: 'classify-1',
  recipeId: 'location-classifier',
  image: 'upside.local/location-classifier:1',
  roleArn: 'arn:aws:iam::123456789012:role/UpsideLocalExecution',
  hyperParameters: { epochs: '5', class_weights: `{"Mike's": 2}` },
  environment: {},
  inputs: [{ channel: 'train', s3Uri: 's3://b/train.csv', contentType: 'text/csv' }],
  outputS3Uri: 's3://b/out',
  checkpointS3Uri: null,
  metricDefinitions: [{ name: 'train:loss', regex: 'train_loss=([0-9.]+)' }],
  instanceType: 'ml.m5.large',
  instanceCount: 1,
  volumeGb: 10,
  maxRuntimeSeconds: 3600,
  spot: false,
  tags: {},
});

it('quotes every structured argument of the AWS CLI command, so that a shell expands nothing', () => {
  expect(toAwsCli(spec, 'us-east-1')).toMatchInlineSnapshot(`
    "aws sagemaker create-training-job \\
      --region us-east-1 \\
      --training-job-name classify-1 \\
      --role-arn arn:aws:iam::123456789012:role/UpsideLocalExecution \\
      --algorithm-specification '{"TrainingImage":"upside.local/location-classifier:1","TrainingInputMode":"File","MetricDefinitions":[{"Name":"train:loss","Regex":"train_loss=([0-9.]+)"}]}' \\
      --hyper-parameters '{"epochs":"5","class_weights":"{\\"Mike'\\''s\\": 2}"}' \\
      --input-data-config '[{"ChannelName":"train","ContentType":"text/csv","DataSource":{"S3DataSource":{"S3DataType":"S3Prefix","S3Uri":"s3://b/train.csv","S3DataDistributionType":"FullyReplicated"}}}]' \\
      --output-data-config '{"S3OutputPath":"s3://b/out"}' \\
      --resource-config '{"InstanceType":"ml.m5.large","InstanceCount":1,"VolumeSizeInGB":10}' \\
      --stopping-condition '{"MaxRuntimeInSeconds":3600}'"
  `);
});

it('adds what spot training needs to both', () => {
  const spot = { ...spec, spot: true, checkpointS3Uri: 's3://b/checkpoints' };
  expect(toAwsCli(spot, 'us-east-1')).toContain('--enable-managed-spot-training');
  expect(toAwsCli(spot, 'us-east-1')).toContain('"MaxWaitTimeInSeconds":3600');
  expect(toSdkV3(spot, 'us-east-1')).toContain('enable_managed_spot_training=True');
  expect(toSdkV3(spot, 'us-east-1')).toContain('CheckpointConfig(s3_uri="s3://b/checkpoints")');
});

it('writes a ModelTrainer whose values are literals', () => {
  expect(toSdkV3(spec, 'us-east-1')).toMatchInlineSnapshot(`
    "import boto3
    from sagemaker.core.helper.session_helper import Session
    from sagemaker.core.training.configs import Compute, InputData, MetricDefinition, OutputDataConfig, StoppingCondition
    from sagemaker.train import ModelTrainer

    session = Session(boto3.Session(region_name="us-east-1"))
    trainer = ModelTrainer(
        sagemaker_session=session,
        base_job_name="classify-1",
        training_image="upside.local/location-classifier:1",
        role="arn:aws:iam::123456789012:role/UpsideLocalExecution",
        compute=Compute(instance_type="ml.m5.large", instance_count=1, volume_size_in_gb=10),
        stopping_condition=StoppingCondition(max_runtime_in_seconds=3600),
        output_data_config=OutputDataConfig(s3_output_path="s3://b/out"),
        hyperparameters={"epochs": "5", "class_weights": "{\\"Mike's\\": 2}"},
    )
    trainer.with_metric_definitions([
        MetricDefinition(name="train:loss", regex="train_loss=([0-9.]+)"),
    ])
    trainer.train(
        input_data_config=[
            InputData(channel_name="train", data_source="s3://b/train.csv", content_type="text/csv"),
        ],
        wait=True,
        logs=True,
    )
    "
  `);
});
