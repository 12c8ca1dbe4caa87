import type { Promotion } from '../../../../shared/model/promotion';
import type { AwsWorkspace } from '../../aws-ports';
import { failed, type StepOutcome } from './ensure';
import type { RecordedCall } from './recorder';

/** `taken`: the service has the update, or had it; what became of it is for the watch to see. */
export type UpdateOutcome =
  | { readonly kind: 'taken' }
  | { readonly kind: 'superseded'; readonly reason: string }
  | { readonly kind: 'unknown'; readonly reason: string }
  | Exclude<StepOutcome, { kind: 'done' }>;

/**
 * Sends UpdateEndpoint unless the service shows that it has it already. UpdateEndpoint has no client
 * token, so before it is sent the endpoint's LastModifiedTime is written down by `remember`: after a
 * lost reply or a kill, an endpoint that changed since has had the update, one that did not has not.
 */
export async function sendUpdate(
  promotion: Promotion,
  aws: AwsWorkspace,
  call: RecordedCall,
  remember: (modifiedBefore: number) => Promise<void>,
): Promise<UpdateOutcome> {
  const { endpoint: name, fromConfig, modifiedBefore, plan, toConfig } = promotion;
  const described = await call('DescribeEndpoint', name, () => aws.endpoints.describe(name));
  if (!described.ok)
    return described.error.code === 'endpoint.not-found'
      ? { kind: 'refused', reason: `${name} is not there any more: it was deleted elsewhere.` }
      : (failed(described.error, `${name} could not be read`) as UpdateOutcome);
  const { configName, failureReason, modifiedAt, pending, status } = described.data;
  if (pending?.configName === toConfig || configName === toConfig) return { kind: 'taken' };
  if (status !== 'InService') {
    if (modifiedBefore !== null && pending === null) return { kind: 'taken' };
    return { kind: 'superseded', reason: `${name} is ${status}: somebody else changes it at the same time.` };
  }
  if (configName !== fromConfig)
    return { kind: 'superseded', reason: `${name} serves ${configName}, which somebody else put there.` };
  if (modifiedBefore !== null && modifiedAt > modifiedBefore) {
    return failureReason === null
      ? {
          kind: 'unknown',
          reason: `${name} changed after the update was sent and serves ${fromConfig}; whether the update was taken and rolled back cannot be told.`,
        }
      : { kind: 'taken' };
  }
  await remember(modifiedAt);
  const sent = await call('UpdateEndpoint', name, () => aws.endpoints.update(name, toConfig, plan));
  if (sent.ok) return { kind: 'taken' };
  // Its state forbids it: it may be this very update whose first reply was lost. Looked at again.
  if (sent.error.code === 'endpoint.state') return { kind: 'again', failure: sent.error };
  return failed(sent.error, 'UpdateEndpoint was refused') as UpdateOutcome;
}
