import type { EndpointDeployment } from '../../endpoint-deployment';
import { toConfigRequest, toEndpointRequest, toModelRequest } from '../../endpoint-request';
import { awsCommand, inTurn } from './command';

/** The AWS CLI commands that make the same endpoint. */
export function deploymentCommands(deployment: EndpointDeployment, region: string): string {
  const { configName, dataCapture, endpoint, roleArn, variants } = deployment;
  return inTurn([
    ...variants.map(({ modelName, source }) =>
      awsCommand('sagemaker', 'create-model', region, toModelRequest(modelName, roleArn, source)),
    ),
    awsCommand(
      'sagemaker',
      'create-endpoint-config',
      region,
      toConfigRequest({ name: configName, variants, dataCapture }),
    ),
    awsCommand('sagemaker', 'create-endpoint', region, toEndpointRequest(endpoint, configName)),
    waitInService(endpoint, region),
  ]);
}

export function waitInService(EndpointName: string, region: string): string {
  return awsCommand('sagemaker', 'wait endpoint-in-service', region, { EndpointName });
}
