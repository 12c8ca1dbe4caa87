import { validationFailure } from '../errors';
import type { Endpoint, EndpointChange } from './endpoint';
import { notHere } from './refusals';

/** DesiredWeightAndCapacity as the service names it; validated. */
export interface CapacityRequest {
  readonly VariantName: string;
  readonly DesiredWeight?: number;
  readonly DesiredInstanceCount?: number;
  readonly ServerlessUpdateConfig?: unknown;
}

/** Every variant with what is desired of it; those that are not named keep what they have. Throws ValidationException. */
export function scaleTargets(
  { live, arn }: Endpoint,
  requests: readonly CapacityRequest[],
): Extract<EndpointChange, { kind: 'scale' }>['targets'] {
  const variants = live?.variants ?? [];
  const names = requests.map(({ VariantName }) => VariantName);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw validationFailure(`The variant "${twice}" is given more than once.`);
  for (const { VariantName, DesiredInstanceCount, ServerlessUpdateConfig } of requests) {
    if (ServerlessUpdateConfig !== undefined) throw notHere('serverless endpoints (ServerlessUpdateConfig)');
    if (!variants.some(({ name }) => name === VariantName))
      throw validationFailure(`The variant name(s) "${VariantName}" is/are not present within endpoint "${arn}".`);
    if (DesiredInstanceCount === 0)
      throw validationFailure(
        `DesiredInstanceCount of the variant "${VariantName}" must be at least 1; delete the endpoint to end its instances.`,
      );
  }
  const targets = variants.map(({ name, weight, instanceCount }) => {
    const asked = requests.find(({ VariantName }) => VariantName === name);
    return {
      name,
      weight: asked?.DesiredWeight ?? weight,
      instanceCount: asked?.DesiredInstanceCount ?? instanceCount,
    };
  });
  if (targets.every(({ weight }) => weight === 0))
    throw validationFailure('At least one production variant must have a weight greater than 0.');
  return targets;
}
