import type { EndpointDeployment } from '../endpoint-deployment';
import { toConfigRequest, toModelRequest } from '../endpoint-request';
import { jsonWord, shellWord } from './shell-words';

/** The AWS CLI commands that make the same endpoint, for a POSIX shell; each waits for the one before. */
export function toEndpointCli(deployment: EndpointDeployment, region: string): string {
  const { configName, dataCapture, endpoint, roleArn, variants } = deployment;
  const config = toConfigRequest({ name: configName, variants, dataCapture });
  const models = variants.map(({ modelName, source }) => {
    const request = toModelRequest(modelName, roleArn, source);
    return command('create-model', region, [
      `--model-name ${shellWord(request.ModelName)}`,
      `--execution-role-arn ${shellWord(request.ExecutionRoleArn)}`,
      `--primary-container ${jsonWord(request.PrimaryContainer)}`,
    ]);
  });
  return [
    ...models,
    command('create-endpoint-config', region, [
      `--endpoint-config-name ${shellWord(config.EndpointConfigName)}`,
      `--production-variants ${jsonWord(config.ProductionVariants)}`,
      ...(config.DataCaptureConfig ? [`--data-capture-config ${jsonWord(config.DataCaptureConfig)}`] : []),
    ]),
    command('create-endpoint', region, [
      `--endpoint-name ${shellWord(endpoint)}`,
      `--endpoint-config-name ${shellWord(configName)}`,
    ]),
    command('wait endpoint-in-service', region, [`--endpoint-name ${shellWord(endpoint)}`]),
  ].join(' &&\n');
}

function command(name: string, region: string, options: readonly string[]): string {
  return [`aws sagemaker ${name}`, `--region ${shellWord(region)}`, ...options].join(' \\\n  ');
}
