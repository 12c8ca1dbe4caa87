import type { EndpointConfig } from '../../../../shared/model/endpoint';
import { formatUsdRate } from '../../../../shared/model/format';
import type { BillScope } from '../../../../shared/model/job-bill';
import { problemsOf } from '../../../../shared/model/preflight';
import { endpointPrice, type PriceScope } from '../../../../shared/model/price';
import type { AwsWorkspace } from '../../aws-ports';
import type { Clock } from '../../platform-ports';
import { planOfPromotion } from '../../preflight/launch-plan';
import { checkLaunch } from '../../preflight/preflight';
import type { Scope } from '../../scope';
import type { BarePlan, PlannedPromotion } from '../contract';

interface CheckedWith {
  readonly aws: AwsWorkspace;
  readonly clock: Clock;
  readonly prices: BillScope;
  readonly scope: Scope;
}

interface NewFleet {
  readonly endpoint: string;
  readonly roleArn: string;
  readonly variants: EndpointConfig['variants'];
}

/** The plan with what was checked before it is started, and its price. A plan that would surely fail cannot be started. */
export async function checkPlan(
  { aws, clock, prices, scope }: CheckedWith,
  bare: BarePlan,
  fleet: NewFleet,
): Promise<PlannedPromotion> {
  const plan = planOfPromotion(scope, fleet, bare.promotion);
  const { instanceTypes, kind } = prices;
  const checks =
    bare.promotion === null ? [] : await checkLaunch({ aws, scope, kind, clock, plan, instanceTypes, own: [] });
  const found = problemsOf(checks);
  return {
    ...bare,
    checks,
    problems: [...bare.problems, ...found],
    promotion: found.length === 0 ? bare.promotion : null,
    price: promotionPrice(prices, fleet.variants),
  };
}

/** What moving traffic costs, in words: the old fleet and the new one stand side by side until it ends. */
export function promotionPrice(prices: PriceScope, variants: EndpointConfig['variants']): string {
  const { note } = endpointPrice(prices, variants);
  if (prices.kind === 'local') return note;
  const both = endpointPrice(prices, [...variants, ...variants]).usdPerHour;
  const together = both === null ? '' : ` (${formatUsdRate(both)} an hour)`;
  return `While traffic moves both fleets run and both are paid for${together}. Then ${note}`;
}
