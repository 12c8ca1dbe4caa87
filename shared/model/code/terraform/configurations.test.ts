import { parse } from '@cdktf/hcl2json';
import { expect, test } from 'vitest';
import { undertakings } from '../../../../tests/fakes/undertakings';
import { asCode } from '../as-code';
import type { Undertaking } from '../undertaking';

const interpolation = (expression: string): string => `\${${expression}}`;
const text = `${interpolation('file("/etc/passwd")')} %{ if true } "q"\n`;
const said = `$${interpolation('file("/etc/passwd")')} %%{ if true } "q"\n`;
const all = undertakings(text);
const parsed = async (what: Undertaking): Promise<Record<string, unknown>> =>
  parse('main.tf', asCode(what, 'terraform', 'us-east-1').text ?? '');
const bucket = 'sagemaker-us-east-1-123456789012';
const roleArn = 'arn:aws:iam::123456789012:role/UpsideLocalExecution';
const packageArn = 'arn:aws:sagemaker:us-east-1:123456789012:model-package/chat/1';

test('names the provider and the region', async () => {
  expect(await parsed(all.registration)).toEqual({
    terraform: [{ required_providers: [{ aws: { source: 'hashicorp/aws', version: '~> 6.0' } }] }],
    provider: { aws: [{ region: 'us-east-1' }] },
    resource: { aws_sagemaker_model_package_group: { group: [{ model_package_group_name: 'one-group' }] } },
  });
});

test('a training job has the members of its request as arguments', async () => {
  const { resource } = await parsed({ ...all.training, uploads: [] });
  expect(resource).toEqual({
    aws_sagemaker_training_job: {
      job: [
        {
          training_job_name: 'one',
          role_arn: roleArn,
          enable_managed_spot_training: true,
          hyper_parameters: { epochs: '5', words: said },
          environment: { WORDS: said },
          tags: { words: said },
          algorithm_specification: [
            {
              training_image: 'registry.example/trainer:1',
              training_input_mode: 'File',
              metric_definitions: [{ name: 'train:loss', regex: said }],
            },
          ],
          input_data_config: [
            {
              channel_name: 'train',
              content_type: 'text/csv',
              data_source: [
                {
                  s3_data_source: [
                    {
                      s3_data_type: 'S3Prefix',
                      s3_uri: `s3://${bucket}/train/`,
                      s3_data_distribution_type: 'FullyReplicated',
                    },
                  ],
                },
              ],
            },
          ],
          output_data_config: [{ s3_output_path: `s3://${bucket}/output` }],
          checkpoint_config: [{ s3_uri: `s3://${bucket}/checkpoints` }],
          resource_config: [{ instance_type: 'ml.m5.large', instance_count: 1, volume_size_in_gb: 10 }],
          stopping_condition: [{ max_runtime_in_seconds: 3600, max_wait_time_in_seconds: 3600 }],
        },
      ],
    },
  });
});

test('an endpoint refers to its configuration, and that to its models', async () => {
  const { resource } = await parsed(all.deployment);
  const variant = { instance_type: 'ml.m5.large' };
  expect(resource).toEqual({
    aws_sagemaker_model: {
      'one-calm': [
        { name: 'one-calm', execution_role_arn: roleArn, primary_container: [{ model_package_name: packageArn }] },
      ],
      'one-bold': [
        {
          name: 'one-bold',
          execution_role_arn: roleArn,
          primary_container: [
            {
              image: 'registry.example/server:1',
              model_data_url: `s3://${bucket}/model.tar.gz`,
              environment: { WORDS: said },
            },
          ],
        },
      ],
    },
    aws_sagemaker_endpoint_configuration: {
      config: [
        {
          name: 'one-config',
          production_variants: [
            {
              ...variant,
              variant_name: 'calm',
              model_name: interpolation('aws_sagemaker_model.one-calm.name'),
              initial_instance_count: 2,
              initial_variant_weight: 0.7,
            },
            {
              ...variant,
              variant_name: 'bold',
              model_name: interpolation('aws_sagemaker_model.one-bold.name'),
              initial_instance_count: 1,
              initial_variant_weight: 0.3,
            },
          ],
          data_capture_config: [
            {
              enable_capture: true,
              initial_sampling_percentage: 20,
              destination_s3_uri: `s3://${bucket}/captured`,
              capture_options: [{ capture_mode: 'Input' }, { capture_mode: 'Output' }],
            },
          ],
          lifecycle: [{ create_before_destroy: true }],
        },
      ],
    },
    aws_sagemaker_endpoint: {
      endpoint: [
        { name: 'one', endpoint_config_name: interpolation('aws_sagemaker_endpoint_configuration.config.name') },
      ],
    },
  });
});

test('a promotion imports the endpoint, guards it by alarms that are made first, and shifts as planned', async () => {
  const promoted = await parsed(all.promotion);
  expect(promoted.import).toEqual([{ to: interpolation('aws_sagemaker_endpoint.endpoint'), id: 'one' }]);
  expect(promoted.resource).toMatchObject({
    aws_cloudwatch_metric_alarm: {
      'upside-one-new-calm-errors': [
        {
          alarm_name: 'upside-one-new-calm-errors',
          alarm_description: said,
          namespace: 'AWS/SageMaker',
          metric_name: 'Invocation5XXErrors',
          dimensions: { EndpointName: 'one', VariantName: 'calm', EndpointConfigName: 'one-new' },
          statistic: 'Sum',
          period: 60,
          evaluation_periods: 1,
          threshold: 3,
          comparison_operator: 'GreaterThanOrEqualToThreshold',
          treat_missing_data: 'notBreaching',
        },
      ],
    },
    aws_sagemaker_endpoint_configuration: {
      config: [
        {
          // A model that was there before goes by its name.
          production_variants: [
            { model_name: interpolation('aws_sagemaker_model.one-new-model.name') },
            { model_name: 'one-bold' },
          ],
        },
      ],
    },
    aws_sagemaker_endpoint: {
      endpoint: [
        {
          depends_on: [interpolation('aws_cloudwatch_metric_alarm.upside-one-new-calm-errors')],
          deployment_config: [
            {
              blue_green_update_policy: [
                {
                  termination_wait_in_seconds: 5,
                  maximum_execution_timeout_in_seconds: 3_600,
                  traffic_routing_configuration: [
                    {
                      type: 'CANARY',
                      wait_interval_in_seconds: 30,
                      canary_size: [{ type: 'CAPACITY_PERCENT', value: 10 }],
                    },
                  ],
                },
              ],
              auto_rollback_configuration: [{ alarms: [{ alarm_name: 'upside-one-new-calm-errors' }] }],
            },
          ],
        },
      ],
    },
  });
});

test('a way back makes no configuration and goes by the name of the one that is there', async () => {
  const { promotion } = all.promotion;
  const revert = await parsed({
    kind: 'promotion',
    promotion: { ...promotion, kind: 'revert', model: null, config: null, alarms: [] },
  });
  expect(Object.keys(revert.resource as object)).toEqual(['aws_sagemaker_endpoint']);
  expect(revert.resource).toMatchObject({
    aws_sagemaker_endpoint: { endpoint: [{ endpoint_config_name: 'one-new' }] },
  });
});

test('a role has its two policies as JSON', async () => {
  const { resource } = await parsed(all.role);
  expect(resource).toMatchObject({
    aws_iam_role: {
      execution: [{ name: 'one', assume_role_policy: expect.stringMatching(/^\$\{jsonencode\(\{/) }],
    },
    aws_iam_role_policy: {
      execution: [{ name: 'upside-execution', role: interpolation('aws_iam_role.execution.id') }],
    },
  });
  expect(JSON.stringify(resource)).toContain('s3:PutObject');
});

test('an upload names its file in a function, and evaluates nothing of its name', async () => {
  const { resource } = await parsed(all.upload);
  expect(resource).toMatchObject({
    aws_s3_object: {
      file_1: [
        {
          bucket,
          key: `data/${said}`,
          source: said,
          source_hash: expect.stringMatching(/^\$\{filemd5\(/),
          content_type: 'text/csv',
        },
      ],
    },
  });
});
