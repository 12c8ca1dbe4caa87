import { toAlarmRequest } from '../../alarm-request';
import type { DeploymentPlan, Shifting } from '../../endpoint';
import { toUpdateRequest } from '../../endpoint-request';
import type { Promotion } from '../../promotion';
import { getEndpoint, makeConfig, makeModel } from './endpoint-parts';
import { pythonText } from './literal';
import { faithfully, line, onClient, onThing, programOf } from './program';
import { call, type PythonCall } from './writer';

/**
 * The same promotion or way back with the SageMaker Python SDK v3, and boto3 for its alarms, which the SDK does not know. An
 * endpoint that was rolled back is in service too, so what is live is read back and compared; only then the alarms go.
 */
export function promotionProgram(promotion: Promotion, region: string): string {
  const { alarms, config, endpoint, model, plan, roleArn, toConfig } = promotion;
  const names = alarms.map(({ name }) => name);
  return programOf(region, [
    ...alarms.map((alarm) => onClient('cloudwatch', 'put_metric_alarm', toAlarmRequest(alarm))),
    ...(model === null ? [] : [makeModel(model.name, roleArn, { kind: 'package', arn: model.packageArn })]),
    ...(config === null ? [] : [makeConfig({ name: toConfig, ...config })]),
    getEndpoint(endpoint),
    line(`endpoint.endpoint_config_name = ${pythonText(toConfig)}`),
    faithfully(
      onThing('endpoint', 'update', { deployment_config: deploymentConfig(plan) }),
      'update_endpoint',
      toUpdateRequest(endpoint, toConfig, plan),
    ),
    line('endpoint.wait_for_status("InService")'),
    line('endpoint.refresh()'),
    line(`if endpoint.endpoint_config_name != ${pythonText(toConfig)}:`),
    line('    raise SystemExit("Rolled back: " + endpoint.endpoint_config_name + " is live.")'),
    ...(alarms.length === 0 ? [] : [onClient('cloudwatch', 'delete_alarms', { AlarmNames: names })]),
  ]);
}

function deploymentConfig(plan: DeploymentPlan): PythonCall {
  return call('DeploymentConfig', {
    blue_green_update_policy: call('BlueGreenUpdatePolicy', {
      traffic_routing_configuration: routing(plan.shifting),
      termination_wait_in_seconds: plan.terminationWaitSeconds,
      maximum_execution_timeout_in_seconds: plan.maximumSeconds,
    }),
    auto_rollback_configuration:
      plan.alarms.length === 0
        ? undefined
        : call('AutoRollbackConfig', { alarms: plan.alarms.map((name) => call('Alarm', { alarm_name: name })) }),
  });
}

function routing(shifting: Shifting): PythonCall {
  const size = (value: number): PythonCall => call('CapacitySize', { type: 'CAPACITY_PERCENT', value });
  switch (shifting.kind) {
    case 'all-at-once':
      return call('TrafficRoutingConfig', { type: 'ALL_AT_ONCE', wait_interval_in_seconds: 0 });
    case 'canary':
      return call('TrafficRoutingConfig', {
        type: 'CANARY',
        wait_interval_in_seconds: shifting.waitSeconds,
        canary_size: size(shifting.percent),
      });
    case 'linear':
      return call('TrafficRoutingConfig', {
        type: 'LINEAR',
        wait_interval_in_seconds: shifting.waitSeconds,
        linear_step_size: size(shifting.stepPercent),
      });
  }
}
