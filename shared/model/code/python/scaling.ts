import { toScaleRequest, type VariantChange } from '../../endpoint-request';
import { getEndpoint } from './endpoint-parts';
import { faithfully, line, onThing, programOf } from './program';
import { call } from './writer';

/** Other weights and instance counts for live variants with the SageMaker Python SDK v3. */
export function scalingProgram(endpoint: string, variants: readonly VariantChange[], region: string): string {
  const desired_weights_and_capacities = variants.map(({ instances, name, weight }) =>
    call('DesiredWeightAndCapacity', {
      variant_name: name,
      desired_weight: weight ?? undefined,
      desired_instance_count: instances ?? undefined,
    }),
  );
  return programOf(region, [
    getEndpoint(endpoint),
    faithfully(
      onThing('endpoint', 'update_weights_and_capacities', { desired_weights_and_capacities }),
      'update_endpoint_weights_and_capacities',
      toScaleRequest(endpoint, variants),
    ),
    line('endpoint.wait_for_status("InService")'),
  ]);
}
