import { validationFailure } from '../errors';
import type { DeploymentConfigRequest } from './deployment/deployment-config';
import type { Endpoint } from './endpoint';
import type { Retained } from './fleet-plan';
import { notHere } from './refusals';

/** UpdateEndpoint as the service names it; validated. */
export interface UpdateEndpointRequest {
  readonly EndpointName: string;
  readonly EndpointConfigName: string;
  readonly RetainAllVariantProperties?: boolean;
  readonly ExcludeRetainedVariantProperties?: readonly {
    readonly VariantPropertyType: 'DesiredInstanceCount' | 'DesiredWeight' | 'DataCaptureConfig';
  }[];
  readonly DeploymentConfig?: DeploymentConfigRequest;
  readonly RetainDeploymentConfig?: boolean;
}

/** What of the live variants the new fleet keeps; null when nothing. Throws ValidationException. */
export function retainedProperties(request: UpdateEndpointRequest, { live }: Endpoint): Retained | null {
  const excluded = (request.ExcludeRetainedVariantProperties ?? []).map(
    ({ VariantPropertyType }) => VariantPropertyType,
  );
  if (request.RetainDeploymentConfig === true && request.DeploymentConfig !== undefined)
    throw validationFailure('DeploymentConfig cannot be specified when RetainDeploymentConfig is true.');
  if (request.RetainAllVariantProperties !== true) {
    if (excluded.length > 0)
      throw validationFailure(
        'ExcludeRetainedVariantProperties can only be specified when RetainAllVariantProperties is true.',
      );
    return null;
  }
  if (excluded.includes('DataCaptureConfig')) throw notHere('data capture (ExcludeRetainedVariantProperties)');
  return {
    variants: live?.variants ?? [],
    weights: !excluded.includes('DesiredWeight'),
    instanceCounts: !excluded.includes('DesiredInstanceCount'),
  };
}
