import { expect, test } from 'vitest';
import type { EndpointDeployment } from '../endpoint-deployment';
import { toEndpointCli } from './endpoint-cli';
import { toEndpointSdkV3 } from './endpoint-sdk-v3';

const deployment: EndpointDeployment = {
  endpoint: 'eleven',
  configName: 'eleven-config',
  roleArn: 'arn:aws:iam::123456789012:role/serve',
  variants: [
    {
      name: 'calm',
      modelName: 'eleven-calm',
      instanceType: 'ml.m5.large',
      initialInstances: 2,
      initialWeight: 0.7,
      source: { kind: 'package', arn: 'arn:aws:sagemaker:us-east-1:123456789012:model-package/chat/3' },
    },
    {
      name: 'bold',
      modelName: 'eleven-bold',
      instanceType: 'ml.m5.large',
      initialInstances: 1,
      initialWeight: 0.3,
      source: {
        kind: 'container',
        image: 'upside.local/character-chatbot:1',
        modelDataUrl: 's3://models/model.tar.gz',
        environment: { GREETING: `it's "so" $HOME` },
      },
    },
  ],
  dataCapture: { s3Uri: 's3://models/captured', samplingPercent: 20 },
};

test('the shell makes each thing after the one it needs, and waits', () => {
  const text = toEndpointCli(deployment, 'us-east-1');
  expect(text.match(/aws sagemaker (wait )?[a-z-]+/g)).toEqual([
    'aws sagemaker create-model',
    'aws sagemaker create-model',
    'aws sagemaker create-endpoint-config',
    'aws sagemaker create-endpoint',
    'aws sagemaker wait endpoint-in-service',
  ]);
  expect(text).toContain(`--primary-container '{"ModelPackageName":"arn:aws:sagemaker:`);
  expect(text).toContain(`"InitialVariantWeight":0.7`);
  expect(text).toContain(`--data-capture-config '{"EnableCapture":true,"InitialSamplingPercentage":20`);
  // A quote in a value ends no word.
  expect(text).toContain(`it'\\''s`);
});

test('Python makes the same with the resource classes', () => {
  const text = toEndpointSdkV3(deployment, 'us-east-1');
  expect(text).toContain('ContainerDefinition(model_package_name="arn:aws:sagemaker:');
  expect(text).toContain('environment={"GREETING": "it\'s \\"so\\" $HOME"}');
  expect(text).toContain('initial_variant_weight=0.7');
  expect(text).toContain('CaptureOption, ContainerDefinition, DataCaptureConfig, ProductionVariant');
  expect(text.trimEnd().endsWith('endpoint.wait_for_status("InService")')).toBe(true);
});

test('what is not asked for is not in the code', () => {
  const plain = { ...deployment, dataCapture: null };
  expect(toEndpointCli(plain, 'us-east-1')).not.toContain('capture');
  expect(toEndpointSdkV3(plain, 'us-east-1')).not.toContain('Capture');
});
