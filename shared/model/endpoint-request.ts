import type { DeploymentPlan, EndpointConfig, Shifting } from './endpoint';
import type { ModelSource } from './endpoint-deployment';

// Requests of the SageMaker API, in its own words: what the adapter sends and what the generated code shows.

/** CreateModel. */
export function toModelRequest(name: string, roleArn: string, source: ModelSource) {
  return { ModelName: name, ExecutionRoleArn: roleArn, PrimaryContainer: container(source) };
}

function container(source: ModelSource) {
  switch (source.kind) {
    case 'package':
      return { ModelPackageName: source.arn };
    case 'container':
      return {
        Image: source.image,
        ...(source.modelDataUrl !== null && { ModelDataUrl: source.modelDataUrl }),
        ...(Object.keys(source.environment).length > 0 && { Environment: source.environment }),
      };
  }
}

/** CreateEndpointConfig. */
export function toConfigRequest({
  dataCapture,
  name,
  variants,
}: Pick<EndpointConfig, 'name' | 'variants' | 'dataCapture'>) {
  return {
    EndpointConfigName: name,
    ProductionVariants: variants.map((variant) => ({
      VariantName: variant.name,
      ModelName: variant.modelName,
      InstanceType: variant.instanceType,
      InitialInstanceCount: variant.initialInstances,
      InitialVariantWeight: variant.initialWeight,
    })),
    ...(dataCapture !== null && {
      DataCaptureConfig: {
        EnableCapture: true,
        InitialSamplingPercentage: dataCapture.samplingPercent,
        DestinationS3Uri: dataCapture.s3Uri,
        CaptureOptions: [{ CaptureMode: 'Input' }, { CaptureMode: 'Output' }],
      },
    }),
  };
}

/** CreateEndpoint. */
export function toEndpointRequest(EndpointName: string, EndpointConfigName: string) {
  return { EndpointName, EndpointConfigName };
}

/** UpdateEndpoint; without a plan all traffic moves at once and nothing takes it back. */
export function toUpdateRequest(EndpointName: string, EndpointConfigName: string, plan: DeploymentPlan | null) {
  return { EndpointName, EndpointConfigName, ...(plan !== null && { DeploymentConfig: toDeploymentConfig(plan) }) };
}

/** What a live variant is to become; null: as it is. */
export interface VariantChange {
  readonly name: string;
  readonly weight: number | null;
  readonly instances: number | null;
}

/** UpdateEndpointWeightsAndCapacities. */
export function toScaleRequest(EndpointName: string, variants: readonly VariantChange[]) {
  return {
    EndpointName,
    DesiredWeightsAndCapacities: variants.map(({ instances, name, weight }) => ({
      VariantName: name,
      ...(weight !== null && { DesiredWeight: weight }),
      ...(instances !== null && { DesiredInstanceCount: instances }),
    })),
  };
}

/** DeploymentConfig of UpdateEndpoint: blue/green, with a way back where there are alarms. */
function toDeploymentConfig(plan: DeploymentPlan) {
  return {
    BlueGreenUpdatePolicy: {
      TrafficRoutingConfiguration: routing(plan.shifting),
      TerminationWaitInSeconds: plan.terminationWaitSeconds,
      MaximumExecutionTimeoutInSeconds: plan.maximumSeconds,
    },
    ...(plan.alarms.length > 0 && {
      AutoRollbackConfiguration: { Alarms: plan.alarms.map((AlarmName) => ({ AlarmName })) },
    }),
  };
}

function routing(shifting: Shifting) {
  switch (shifting.kind) {
    case 'all-at-once':
      // The member is required; there is no interval to wait for.
      return { Type: 'ALL_AT_ONCE', WaitIntervalInSeconds: 0 };
    case 'canary':
      return {
        Type: 'CANARY',
        WaitIntervalInSeconds: shifting.waitSeconds,
        CanarySize: { Type: 'CAPACITY_PERCENT', Value: shifting.percent },
      };
    case 'linear':
      return {
        Type: 'LINEAR',
        WaitIntervalInSeconds: shifting.waitSeconds,
        LinearStepSize: { Type: 'CAPACITY_PERCENT', Value: shifting.stepPercent },
      };
  }
}
