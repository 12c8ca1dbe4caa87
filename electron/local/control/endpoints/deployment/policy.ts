import { validationFailure } from '../../errors';
import type { VariantPlan } from '../endpoint';
import { notHere } from '../refusals';
import type { CapacitySize, DeploymentConfigRequest, DeploymentPolicy } from './deployment-config';

/** Without a DeploymentConfig SageMaker shifts all at once, waits for nothing and watches nothing. */
const NO_CONFIG: DeploymentPolicy = { steps: [{ share: 1, waitMs: 0 }], maximumMs: null, alarms: [] };

/**
 * The steps of a DeploymentConfig for the fleet it brings in. Throws ValidationException for what does not
 * fit together. WaitIntervalInSeconds passes between two shifts, TerminationWaitInSeconds after the last;
 * alarms are watched in both.
 *
 * On SageMaker the portion is whole instances of the new fleet; here it is a share of the requests, so that a
 * fleet of one instance can be tried out too. Limits: docs.aws.amazon.com/sagemaker/latest/APIReference/API_TrafficRoutingConfig.html
 */
export function deploymentPolicy(
  config: DeploymentConfigRequest | null,
  variants: readonly VariantPlan[],
): DeploymentPolicy {
  if (config === null) return NO_CONFIG;
  if (config.RollingUpdatePolicy !== undefined) {
    if (config.BlueGreenUpdatePolicy !== undefined)
      throw validationFailure('Only one of BlueGreenUpdatePolicy and RollingUpdatePolicy can be specified.');
    throw notHere('rolling deployments (RollingUpdatePolicy)', 'Use a BlueGreenUpdatePolicy.');
  }
  const alarms = [...new Set(config.AutoRollbackConfiguration?.Alarms?.map(({ AlarmName }) => AlarmName))];
  const policy = config.BlueGreenUpdatePolicy;
  if (policy === undefined) return { ...NO_CONFIG, alarms };
  const routing = policy.TrafficRoutingConfiguration;
  const lastMs = (policy.TerminationWaitInSeconds ?? 0) * 1000;
  const steps = shares(routing, variants).map((share) => ({
    share,
    waitMs: share === 1 ? lastMs : routing.WaitIntervalInSeconds * 1000,
  }));
  const maximumMs =
    policy.MaximumExecutionTimeoutInSeconds === undefined ? null : policy.MaximumExecutionTimeoutInSeconds * 1000;
  const waits = steps.reduce((sum, { waitMs }) => sum + waitMs, 0);
  if (maximumMs !== null && maximumMs <= waits)
    throw validationFailure(
      `MaximumExecutionTimeoutInSeconds (${maximumMs / 1000}) must be greater than the total of the waiting times of the deployment (${waits / 1000} seconds).`,
    );
  return { steps, maximumMs, alarms };
}

type Routing = NonNullable<DeploymentConfigRequest['BlueGreenUpdatePolicy']>['TrafficRoutingConfiguration'];

/** The share of the new fleet after each shift. */
function shares(routing: Routing, variants: readonly VariantPlan[]): readonly number[] {
  const { Type, CanarySize, LinearStepSize } = routing;
  if (CanarySize !== undefined && Type !== 'CANARY')
    throw validationFailure(`CanarySize can only be specified for traffic routing of type CANARY, not ${Type}.`);
  if (LinearStepSize !== undefined && Type !== 'LINEAR')
    throw validationFailure(`LinearStepSize can only be specified for traffic routing of type LINEAR, not ${Type}.`);
  switch (Type) {
    case 'ALL_AT_ONCE':
      return [1];
    case 'CANARY':
      if (CanarySize === undefined)
        throw validationFailure('CanarySize must be specified for traffic routing of type CANARY.');
      return [portion('CanarySize', CanarySize, 0, variants), 1];
    case 'LINEAR': {
      if (LinearStepSize === undefined)
        throw validationFailure('LinearStepSize must be specified for traffic routing of type LINEAR.');
      const step = portion('LinearStepSize', LinearStepSize, 0.1, variants);
      const count = Math.ceil(1 / step - 1e-9);
      return Array.from({ length: count }, (_, index) => (index === count - 1 ? 1 : step * (index + 1)));
    }
  }
}

function portion(name: string, size: CapacitySize, least: number, variants: readonly VariantPlan[]): number {
  const instances = variants.reduce((sum, { instanceCount }) => sum + instanceCount, 0);
  const share =
    size.Type === 'CAPACITY_PERCENT' ? size.Value / 100 : (size.Value * variants.length) / Math.max(1, instances);
  if (share > 0.5 || share < least || share <= 0) {
    const bounds = least === 0 ? 'less than or equal to 50%' : `${least * 100}% to 50%`;
    throw validationFailure(
      `Invalid ${name}. It must be ${bounds} of the variant's total instance count, and ${size.Value} (${size.Type}) of ${instances} is not.`,
    );
  }
  return share;
}
