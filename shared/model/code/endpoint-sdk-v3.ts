import type { EndpointDeployment, ModelSource } from '../endpoint-deployment';
import { pythonText } from './python-literal';

/**
 * The same endpoint with the resource classes of the SageMaker Python SDK v3 (`pip install sagemaker`).
 * Values are Python literals, so nothing in them runs.
 */
export function toEndpointSdkV3(deployment: EndpointDeployment, region: string): string {
  const { configName, dataCapture, endpoint, roleArn, variants } = deployment;
  const shapes = [
    ...(dataCapture === null ? [] : ['CaptureOption']),
    'ContainerDefinition',
    ...(dataCapture === null ? [] : ['DataCaptureConfig']),
    'ProductionVariant',
  ];
  return [
    'import boto3',
    'from sagemaker.core.resources import Endpoint, EndpointConfig, Model',
    `from sagemaker.core.shapes import ${shapes.join(', ')}`,
    '',
    `session = boto3.Session(region_name=${pythonText(region)})`,
    ...variants.flatMap(({ modelName, source }) => [
      'Model.create(',
      `    model_name=${pythonText(modelName)},`,
      `    primary_container=${container(source)},`,
      `    execution_role_arn=${pythonText(roleArn)},`,
      '    session=session,',
      ')',
    ]),
    'EndpointConfig.create(',
    `    endpoint_config_name=${pythonText(configName)},`,
    '    production_variants=[',
    ...variants.map((variant) => `        ${productionVariant(variant)},`),
    '    ],',
    ...(dataCapture === null ? [] : [`    data_capture_config=${capture(dataCapture)},`]),
    '    session=session,',
    ')',
    'endpoint = Endpoint.create(',
    `    endpoint_name=${pythonText(endpoint)},`,
    `    endpoint_config_name=${pythonText(configName)},`,
    '    session=session,',
    ')',
    'endpoint.wait_for_status("InService")',
    '',
  ].join('\n');
}

function container(source: ModelSource): string {
  if (source.kind === 'package') return `ContainerDefinition(model_package_name=${pythonText(source.arn)})`;
  const environment = Object.entries(source.environment).map(
    ([key, value]) => `${pythonText(key)}: ${pythonText(value)}`,
  );
  const members = [
    `image=${pythonText(source.image)}`,
    ...(source.modelDataUrl === null ? [] : [`model_data_url=${pythonText(source.modelDataUrl)}`]),
    ...(environment.length === 0 ? [] : [`environment={${environment.join(', ')}}`]),
  ];
  return `ContainerDefinition(${members.join(', ')})`;
}

function productionVariant(variant: EndpointDeployment['variants'][number]): string {
  const members = [
    `variant_name=${pythonText(variant.name)}`,
    `model_name=${pythonText(variant.modelName)}`,
    `instance_type=${pythonText(variant.instanceType)}`,
    `initial_instance_count=${variant.initialInstances}`,
    `initial_variant_weight=${variant.initialWeight}`,
  ];
  return `ProductionVariant(${members.join(', ')})`;
}

function capture({ s3Uri, samplingPercent }: NonNullable<EndpointDeployment['dataCapture']>): string {
  const members = [
    'enable_capture=True',
    `initial_sampling_percentage=${samplingPercent}`,
    `destination_s3_uri=${pythonText(s3Uri)}`,
    'capture_options=[CaptureOption(capture_mode="Input"), CaptureOption(capture_mode="Output")]',
  ];
  return `DataCaptureConfig(${members.join(', ')})`;
}
