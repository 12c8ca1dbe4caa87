import { toAlarmRequest } from '../../alarm-request';
import { toConfigRequest, toModelRequest, toUpdateRequest } from '../../endpoint-request';
import type { Promotion } from '../../promotion';
import { awsCommand, inTurn } from './command';
import { waitInService } from './deployment';
import { shellWord } from './shell-words';

/**
 * The AWS CLI commands of a promotion or a way back: its alarms, its model and configuration, the update, and the proof. An
 * endpoint that was rolled back is in service too, so what is live is read back and compared; only then the alarms go.
 */
export function promotionCommands(promotion: Promotion, region: string): string {
  const { alarms, config, endpoint, model, plan, roleArn, toConfig } = promotion;
  return inTurn([
    ...alarms.map((alarm) => awsCommand('cloudwatch', 'put-metric-alarm', region, toAlarmRequest(alarm))),
    ...(model === null
      ? []
      : [
          awsCommand(
            'sagemaker',
            'create-model',
            region,
            toModelRequest(model.name, roleArn, { kind: 'package', arn: model.packageArn }),
          ),
        ]),
    ...(config === null
      ? []
      : [awsCommand('sagemaker', 'create-endpoint-config', region, toConfigRequest({ name: toConfig, ...config }))]),
    awsCommand('sagemaker', 'update-endpoint', region, toUpdateRequest(endpoint, toConfig, plan)),
    waitInService(endpoint, region),
    `test "$(${liveConfig(endpoint, region)})" = ${shellWord(toConfig)}`,
    ...(alarms.length === 0
      ? []
      : [awsCommand('cloudwatch', 'delete-alarms', region, { AlarmNames: alarms.map(({ name }) => name) })]),
  ]);
}

function liveConfig(EndpointName: string, region: string): string {
  return `${awsCommand('sagemaker', 'describe-endpoint', region, { EndpointName })} \\\n  --query EndpointConfigName --output text`;
}
