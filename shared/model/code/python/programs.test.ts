import { expect, test } from 'vitest';
import { undertakings } from '../../../../tests/fakes/undertakings';
import { toTrainingRequest } from '../../training-request';
import { asCode } from '../as-code';
import { trainingProgram } from './training';

const request = toTrainingRequest(undertakings(`{"Mike's": 2}`).training.spec);

test('a training job is a ModelTrainer whose values are literals', () => {
  expect(trainingProgram(request, [], 'us-east-1')).toMatchInlineSnapshot(`
    "import boto3
    from sagemaker.core.helper.session_helper import Session
    from sagemaker.core.training.configs import CheckpointConfig, Compute, InputData, MetricDefinition, OutputDataConfig, StoppingCondition, Tag
    from sagemaker.train import ModelTrainer

    session = Session(boto3.Session(region_name="us-east-1"))
    trainer = ModelTrainer(
        sagemaker_session=session,
        base_job_name="one",
        training_image="registry.example/trainer:1",
        training_input_mode="File",
        role="arn:aws:iam::123456789012:role/UpsideLocalExecution",
        compute=Compute(
            instance_type="ml.m5.large",
            instance_count=1,
            volume_size_in_gb=10,
            enable_managed_spot_training=True,
        ),
        stopping_condition=StoppingCondition(max_runtime_in_seconds=3600, max_wait_time_in_seconds=3600),
        output_data_config=OutputDataConfig(s3_output_path="s3://sagemaker-us-east-1-123456789012/output"),
        checkpoint_config=CheckpointConfig(s3_uri="s3://sagemaker-us-east-1-123456789012/checkpoints"),
        hyperparameters={"epochs": "5", "words": "{\\"Mike's\\": 2}"},
        environment={"WORDS": "{\\"Mike's\\": 2}"},
        tags=[Tag(key="words", value="{\\"Mike's\\": 2}")],
    )
    trainer.with_metric_definitions([MetricDefinition(name="train:loss", regex="{\\"Mike's\\": 2}")])
    trainer.train(
        input_data_config=[
            InputData(
                channel_name="train",
                data_source="s3://sagemaker-us-east-1-123456789012/train/",
                content_type="text/csv",
            ),
        ],
        wait=True,
        logs=True,
    )
    "
  `);
});

test('every member that launching may send is said', () => {
  const full = {
    ...request,
    OutputDataConfig: { S3OutputPath: 's3://b/o', KmsKeyId: 'key-1', CompressionType: 'NONE' },
    CheckpointConfig: { S3Uri: 's3://b/c', LocalPath: '/opt/ml/other' },
    ResourceConfig: { ...request.ResourceConfig, VolumeKmsKeyId: 'key-2', KeepAlivePeriodInSeconds: 600 },
    VpcConfig: { SecurityGroupIds: ['sg-1'], Subnets: ['subnet-1', 'subnet-2'] },
    EnableNetworkIsolation: true,
    EnableInterContainerTrafficEncryption: true,
    RetryStrategy: { MaximumRetryAttempts: 7 },
  };
  const said = [
    'kms_key_id="key-1"',
    'compression_type="NONE"',
    'local_path="/opt/ml/other"',
    'volume_kms_key_id="key-2"',
    'keep_alive_period_in_seconds=600',
    'subnets=["subnet-1", "subnet-2"]',
    'security_group_ids=["sg-1"]',
    'enable_network_isolation=True',
    'enable_inter_container_traffic_encryption=True',
    'maximum_retry_attempts=7',
  ];
  const trainer = trainingProgram(full, [], 'us-east-1');
  for (const one of said) expect(trainer).toContain(one);
  const withEntryPoint = {
    ...full,
    AlgorithmSpecification: { ...full.AlgorithmSpecification, ContainerEntrypoint: ['python3', 'train.py'] },
  };
  const job = trainingProgram(withEntryPoint, [], 'us-east-1');
  expect(job).toContain('TrainingJob.create(');
  for (const one of [...said, 'container_entrypoint=["python3", "train.py"]']) expect(job).toContain(one);
});

test('what the SDK’s classes would leave out goes as it stands', () => {
  const { deployment } = undertakings('x').deployment;
  const [first, ...others] = deployment.variants;
  if (first === undefined) throw new Error('There is a first variant.');
  const dark = { ...deployment, variants: [{ ...first, initialWeight: 0 }, ...others] };
  const { text } = asCode({ kind: 'deployment', deployment: dark }, 'python', 'us-east-1');
  expect(text).toContain('sagemaker.create_endpoint_config(');
  expect(text).toContain('"InitialVariantWeight": 0');
  expect(text).not.toContain('EndpointConfig.create');
  const scaled = asCode(
    { kind: 'scaling', endpoint: 'e', variants: [{ name: 'a', weight: 0, instances: 1 }] },
    'python',
    'r',
  );
  expect(scaled.text).toContain('"DesiredWeight": 0');
  // A tag may be empty.
  const spec = { ...undertakings('x').training.spec, tags: { empty: '' } };
  expect(asCode({ kind: 'training', spec, uploads: [] }, 'python', 'r').text).toContain(
    'sagemaker.create_training_job(',
  );
});

test('what is not asked for is not in the code', () => {
  const { deployment } = undertakings('x').deployment;
  const plain = asCode({ kind: 'deployment', deployment: { ...deployment, dataCapture: null } }, 'python', 'us-east-1');
  expect(plain.text).not.toContain('Capture');
});
