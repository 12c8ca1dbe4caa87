import type { EndpointConfig } from '../../endpoint';
import type { ModelSource } from '../../endpoint-deployment';
import { toConfigRequest, toModelRequest } from '../../endpoint-request';
import { bodyOf } from './from-request';
import { block, type HclBlock, type HclValue, identifier, reference } from './hcl';

export function modelResource(name: string, roleArn: string, source: ModelSource): HclBlock {
  const { ModelName, ...request } = toModelRequest(name, roleArn, source);
  const { attributes, blocks } = bodyOf(request);
  return block('resource', ['aws_sagemaker_model', identifier(name)], { name: ModelName, ...attributes }, blocks);
}

/** `made`: the models of this configuration, which are referred to, so that they are made first; others go by their names. */
export function configResource(
  config: Pick<EndpointConfig, 'name' | 'variants' | 'dataCapture'>,
  made: readonly string[],
): HclBlock {
  const { EndpointConfigName, ...request } = toConfigRequest(config);
  const { attributes, blocks } = bodyOf(request);
  // An endpoint keeps serving its old configuration until it has the new one.
  const lifecycle = block('lifecycle', [], { create_before_destroy: true });
  return block(
    'resource',
    ['aws_sagemaker_endpoint_configuration', 'config'],
    { name: EndpointConfigName, ...attributes },
    [...blocks.map((one) => withReference(one, made)), lifecycle],
  );
}

export const madeConfigName: HclValue = reference('aws_sagemaker_endpoint_configuration.config.name');

function withReference(one: HclBlock, made: readonly string[]): HclBlock {
  const name = one.attributes.model_name;
  if (typeof name !== 'string' || !made.includes(name)) return one;
  const model_name = reference(`aws_sagemaker_model.${identifier(name)}.name`);
  return { ...one, attributes: { ...one.attributes, model_name } };
}
