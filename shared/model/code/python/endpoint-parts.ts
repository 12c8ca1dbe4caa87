import type { EndpointConfig } from '../../endpoint';
import type { ModelSource } from '../../endpoint-deployment';
import { toConfigRequest, toModelRequest } from '../../endpoint-request';
import { faithfully, onResource, type Step } from './program';
import { call, dictionary, type PythonCall } from './writer';

/** A model of a registry version, or of an image with its files. */
export function makeModel(name: string, roleArn: string, source: ModelSource): Step {
  const named = { model_name: name, primary_container: container(source), execution_role_arn: roleArn };
  return faithfully(onResource('Model', 'create', named), 'create_model', toModelRequest(name, roleArn, source));
}

function container(source: ModelSource): PythonCall {
  if (source.kind === 'package') return call('ContainerDefinition', { model_package_name: source.arn });
  const hasEnvironment = Object.keys(source.environment).length > 0;
  return call('ContainerDefinition', {
    image: source.image,
    model_data_url: source.modelDataUrl ?? undefined,
    environment: hasEnvironment ? dictionary(source.environment) : undefined,
  });
}

export function makeConfig(config: Pick<EndpointConfig, 'name' | 'variants' | 'dataCapture'>): Step {
  const { dataCapture, name, variants } = config;
  const created = onResource('EndpointConfig', 'create', {
    endpoint_config_name: name,
    production_variants: variants.map((variant) =>
      call('ProductionVariant', {
        variant_name: variant.name,
        model_name: variant.modelName,
        instance_type: variant.instanceType,
        initial_instance_count: variant.initialInstances,
        initial_variant_weight: variant.initialWeight,
      }),
    ),
    data_capture_config:
      dataCapture === null
        ? undefined
        : call('DataCaptureConfig', {
            enable_capture: true,
            initial_sampling_percentage: dataCapture.samplingPercent,
            destination_s3_uri: dataCapture.s3Uri,
            capture_options: [
              call('CaptureOption', { capture_mode: 'Input' }),
              call('CaptureOption', { capture_mode: 'Output' }),
            ],
          }),
  });
  return faithfully(created, 'create_endpoint_config', toConfigRequest(config));
}

export function getEndpoint(name: string): Step {
  return onResource('Endpoint', 'get', { endpoint_name: name }, 'endpoint');
}
