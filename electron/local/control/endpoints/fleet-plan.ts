import { validationFailure } from '../errors';
import type { EndpointConfigRequest, VariantRequest } from './configs/endpoint-config';
import type { FleetPlan, VariantPlan } from './endpoint';
import type { Model } from './models/model';
import type { NamedStore } from './named-store';
import { arnOf, type EndpointScope } from './scope';

/**
 * How long a container may take until its first healthy ping when the variant says nothing: 8 minutes.
 * https://docs.aws.amazon.com/sagemaker/latest/dg/your-algorithms-inference-code.html
 */
const DEFAULT_STARTUP_SECONDS = 480;

/** What of the live variants an update keeps (RetainAllVariantProperties, less those it excludes). */
export interface Retained {
  readonly variants: readonly VariantPlan[];
  readonly weights: boolean;
  readonly instanceCounts: boolean;
}

/** The fleet of a configuration with its models as they are now. Throws ValidationException when one is gone. */
export function fleetPlan(
  config: EndpointConfigRequest,
  models: NamedStore<Model>,
  scope: EndpointScope,
  retained: Retained | null,
): FleetPlan {
  return {
    configName: config.EndpointConfigName,
    variants: config.ProductionVariants.map((variant) => {
      const name = variant.ModelName ?? '';
      const model = models.find(name);
      if (model === null) throw validationFailure(`Could not find model "${arnOf('model', name, scope)}".`);
      return variantPlan(variant, model.content, retained);
    }),
  };
}

function variantPlan(variant: VariantRequest, model: Model, retained: Retained | null): VariantPlan {
  const live = retained?.variants.find(({ name }) => name === variant.VariantName);
  const weight = retained?.weights === true ? live?.weight : undefined;
  const instanceCount = retained?.instanceCounts === true ? live?.instanceCount : undefined;
  return {
    name: variant.VariantName,
    instanceType: variant.InstanceType ?? '',
    weight: weight ?? variant.InitialVariantWeight ?? 1,
    instanceCount: instanceCount ?? variant.InitialInstanceCount ?? 1,
    routing:
      variant.RoutingConfig?.RoutingStrategy === 'LEAST_OUTSTANDING_REQUESTS' ? 'least-outstanding' : 'round-robin',
    startupSeconds: variant.ContainerStartupHealthCheckTimeoutInSeconds ?? DEFAULT_STARTUP_SECONDS,
    container: model.container,
  };
}
