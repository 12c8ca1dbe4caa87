import type { Preflight } from '../../../shared/model/preflight';
import { jobBill, type PriceScope } from '../../../shared/model/price';
import type { ProcessingSpec } from '../../../shared/model/processing-job';
import type { AwsWorkspace } from '../aws-ports';
import type { Clock } from '../platform-ports';
import { planOfProcessing } from '../preflight/launch-plan';
import { nameQuestion } from '../preflight/name-question';
import { runPreflight } from '../preflight/preflight';
import type { Scope } from '../scope';

/** Everything that can be found wrong with a processing job without creating it. */
export function preflightProcessing(
  aws: AwsWorkspace,
  scope: Scope,
  clock: Clock,
  prices: PriceScope,
  spec: ProcessingSpec,
): Promise<Preflight> {
  return runPreflight({
    aws,
    scope,
    kind: prices.kind,
    clock,
    plan: planOfProcessing(scope, spec),
    bill: jobBill(prices, 'processing', { ...spec, instanceCount: 1 }),
    own: [
      nameQuestion({ id: 'name', title: 'Name' }, 'a processing job', spec.name, () =>
        aws.processingJobs.describe(spec.name),
      ),
    ],
  });
}
