import type { EndpointDeployment } from '../../endpoint-deployment';
import { makeConfig, makeModel } from './endpoint-parts';
import { line, onResource, programOf } from './program';

/** The same endpoint with the resource classes of the SageMaker Python SDK v3. */
export function deploymentProgram(deployment: EndpointDeployment, region: string): string {
  const { configName, dataCapture, endpoint, roleArn, variants } = deployment;
  return programOf(region, [
    ...variants.map(({ modelName, source }) => makeModel(modelName, roleArn, source)),
    makeConfig({ name: configName, variants, dataCapture }),
    onResource('Endpoint', 'create', { endpoint_name: endpoint, endpoint_config_name: configName }, 'endpoint'),
    line('endpoint.wait_for_status("InService")'),
  ]);
}
