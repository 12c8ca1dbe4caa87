import type { EndpointDeletion } from '../undertaking';
import { getEndpoint } from './endpoint-parts';
import { line, onResource, programOf, type Step } from './program';

/** Deletes an endpoint with the SageMaker Python SDK v3, and what was chosen to go with it once the endpoint is gone. */
export function deletionProgram({ configs, endpoint, models }: EndpointDeletion, region: string): string {
  return programOf(region, [
    getEndpoint(endpoint),
    line('endpoint.delete()'),
    line('endpoint.wait_for_delete()'),
    ...configs.map((name) => deleted(onResource('EndpointConfig', 'get', { endpoint_config_name: name }))),
    ...models.map((name) => deleted(onResource('Model', 'get', { model_name: name }))),
  ]);
}

function deleted(found: Step): Step {
  return { ...found, text: `${found.text}.delete()` };
}
