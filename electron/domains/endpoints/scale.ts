import { CodedError } from '../../../shared/errors/coded-error';
import { fail } from '../../../shared/errors/result';
import type { EndpointView } from '../../../shared/model/endpoint-view';
import type { AwsWorkspace } from '../aws-ports';
import type { Scope } from '../scope';
import type { VariantChange } from './contract';
import { type EndpointParts, orAgain, readBack, recordCall } from './parts';
import { readView } from './read-view';
import { sameWeight } from './same-things';

/**
 * Changes weights and instance counts, and reads back that the service wants them so. The call may be made
 * twice without harm, so what a lost reply left open the description answers. Rejects with CodedError.
 */
export async function scaleEndpoint(
  parts: EndpointParts,
  aws: AwsWorkspace,
  scope: Scope,
  name: string,
  variants: readonly VariantChange[],
): Promise<EndpointView> {
  const { link, poller } = parts;
  const told = (outcome: 'done' | 'rejected' | 'unknown', detail: string): Promise<void> =>
    recordCall(parts, scope, { action: 'endpoints.scale', target: `endpoint/${name}`, outcome, detail });
  const scaled = link.report(await aws.endpoints.scale(name, variants));
  if (!scaled.ok && !scaled.error.retryable) {
    await told('rejected', scaled.error.message);
    throw new CodedError(scaled.error);
  }
  const view = await readBack(parts, async () => {
    const read = orAgain(link.report(await readView(aws, name, poller.view(name)?.value ?? null)));
    if (read === null) return null;
    await poller.learn(read);
    return variants.every((change) => isWanted(read, change)) ? read : null;
  });
  if (view === null) {
    const failure = scaled.ok
      ? fail('aws.timeout', `${name} was told to scale and does not say so yet.`, 'Look at it in a moment.', {
          retryable: true,
        }).error
      : scaled.error;
    await told('unknown', failure.message);
    throw new CodedError(failure);
  }
  await told('done', `Read back: ${variants.map(inWords).join(', ')}.`);
  poller.poke();
  return view;
}

function isWanted({ endpoint }: EndpointView, change: VariantChange): boolean {
  const live = endpoint.variants.find((variant) => variant.name === change.name);
  return (
    live !== undefined &&
    (change.weight === null || sameWeight(live.desiredWeight, change.weight)) &&
    (change.instances === null || live.desiredInstances === change.instances)
  );
}

function inWords({ instances, name, weight }: VariantChange): string {
  const parts = [
    ...(weight === null ? [] : [`weight ${weight}`]),
    ...(instances === null ? [] : [`${instances} ${instances === 1 ? 'instance' : 'instances'}`]),
  ];
  return `${name} ${parts.join(' and ')}`;
}
