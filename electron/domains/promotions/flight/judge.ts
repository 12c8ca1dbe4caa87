import type { Failure, Result } from '../../../../shared/errors/result';
import type { Endpoint } from '../../../../shared/model/endpoint';
import type { Promotion, PromotionVerdict } from '../../../../shared/model/promotion';

/** What one description of the endpoint means for a promotion whose update the service has taken. */
export type Judgement =
  | { readonly kind: 'wait' }
  /** It says it serves what was asked for: true once configuration and model were read back too. */
  | { readonly kind: 'read-back' }
  | { readonly kind: 'verdict'; readonly verdict: Pick<PromotionVerdict, 'kind' | 'reason'> }
  /** The description did not come; asked again later. */
  | { readonly kind: 'unanswered'; readonly failure: Failure };

const verdict = (kind: PromotionVerdict['kind'], reason: string): Judgement => ({
  kind: 'verdict',
  verdict: { kind, reason },
});

/** Judges by the description alone: neither by what was sent nor by how long it took. Pure. */
export function judge(promotion: Promotion, described: Result<Endpoint>): Judgement {
  const { endpoint: name, fromConfig, toConfig } = promotion;
  if (!described.ok)
    return described.error.code === 'endpoint.not-found'
      ? verdict('failed', `${name} is not there any more: it was deleted elsewhere.`)
      : { kind: 'unanswered', failure: described.error };
  const { configName, failureReason, pending, status } = described.data;
  switch (status) {
    case 'Creating':
    case 'Updating':
    case 'SystemUpdating':
    case 'RollingBack':
      return pending !== null && pending.configName !== toConfig && status !== 'RollingBack'
        ? verdict('superseded', `${name} is being updated to ${pending.configName} by somebody else.`)
        : { kind: 'wait' };
    case 'InService':
      if (configName === toConfig) return { kind: 'read-back' };
      if (configName === fromConfig)
        return verdict(
          'rolled-back',
          failureReason ?? `${name} serves ${fromConfig} again; the service gives no reason for it.`,
        );
      return verdict('superseded', `${name} serves ${configName}, which somebody else put there.`);
    case 'Deleting':
      return verdict('failed', `${name} is being deleted elsewhere.`);
    case 'Failed':
    case 'OutOfService':
    case 'UpdateRollbackFailed':
      return verdict('failed', failureReason ?? `${name} is ${status} and gives no reason for it.`);
  }
}
