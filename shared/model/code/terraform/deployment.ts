import type { EndpointDeployment } from '../../endpoint-deployment';
import { configuration } from './configuration';
import { configResource, madeConfigName, modelResource } from './endpoint-parts';
import { block } from './hcl';

/** The same endpoint: aws_sagemaker_model, aws_sagemaker_endpoint_configuration, aws_sagemaker_endpoint. */
export function deploymentConfiguration(deployment: EndpointDeployment, region: string): string {
  const { configName, dataCapture, endpoint, roleArn, variants } = deployment;
  const made = variants.map(({ modelName }) => modelName);
  return configuration(region, [
    ...variants.map(({ modelName, source }) => modelResource(modelName, roleArn, source)),
    configResource({ name: configName, variants, dataCapture }, made),
    block('resource', ['aws_sagemaker_endpoint', 'endpoint'], { name: endpoint, endpoint_config_name: madeConfigName }),
  ]);
}
