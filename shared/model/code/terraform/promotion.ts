import type { AlarmSpec } from '../../alarm';
import { toAlarmRequest } from '../../alarm-request';
import { toUpdateRequest } from '../../endpoint-request';
import type { Promotion } from '../../promotion';
import { snakeCase } from '../api-words';
import { configuration } from './configuration';
import { configResource, madeConfigName, modelResource } from './endpoint-parts';
import { bodyOf } from './from-request';
import { block, type HclBlock, type HclValue, hclMap, identifier, reference } from './hcl';

/**
 * The same promotion or way back: its alarms, its model and configuration, and the endpoint, which is there already and is
 * therefore imported before it is updated.
 */
export function promotionConfiguration(promotion: Promotion, region: string): string {
  const { alarms, config, endpoint, model, roleArn, toConfig } = promotion;
  const models = model === null ? [] : [modelResource(model.name, roleArn, { kind: 'package', arn: model.packageArn })];
  const made = model === null ? [] : [model.name];
  const configs = config === null ? [] : [configResource({ name: toConfig, ...config }, made)];
  return configuration(region, [
    ...alarms.map(alarmResource),
    ...models,
    ...configs,
    block('import', [], { to: reference('aws_sagemaker_endpoint.endpoint'), id: endpoint }),
    endpointResource(promotion, config === null ? toConfig : madeConfigName),
  ]);
}

function endpointResource({ alarms, endpoint, plan, toConfig }: Promotion, configName: HclValue): HclBlock {
  const { DeploymentConfig } = toUpdateRequest(endpoint, toConfig, plan);
  const { blocks } = bodyOf({ DeploymentConfig });
  const dependsOn = alarms.map(({ name }) => reference(`aws_cloudwatch_metric_alarm.${identifier(name)}`));
  return block(
    'resource',
    ['aws_sagemaker_endpoint', 'endpoint'],
    {
      name: endpoint,
      endpoint_config_name: configName,
      depends_on: dependsOn.length === 0 ? undefined : dependsOn,
    },
    blocks,
  );
}

function alarmResource(alarm: AlarmSpec): HclBlock {
  const { Dimensions, ...request } = toAlarmRequest(alarm);
  const attributes = Object.entries(request).map(([member, value]) => [snakeCase(member), value] as const);
  const dimensions = Object.fromEntries(Dimensions.map(({ Name, Value }) => [Name, Value]));
  return block('resource', ['aws_cloudwatch_metric_alarm', identifier(alarm.name)], {
    ...Object.fromEntries(attributes),
    dimensions: hclMap(dimensions),
  });
}
