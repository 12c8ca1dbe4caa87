import { doneHere, type PlannedJob } from '../../../shared/model/code/planned-job';
import type { OneVersion } from '../datasets/contract';
import { dataOf } from '../guard';
import type { Scope } from '../scope';
import { nextComputation } from './compute';
import type { InsightKind } from './contract';
import type { InsightsOptions } from './options';

/** The job that computing the insight would start now, and what is written before it. Throws CodedError. */
export async function planInsight(
  options: InsightsOptions,
  scope: Scope,
  one: OneVersion,
  what: InsightKind,
): Promise<PlannedJob> {
  const aws = dataOf(await options.link.aws());
  if (options.link.workspace?.kind === 'aws') return { kind: 'none', why: doneHere('Computing this') };
  const next = await nextComputation(options, aws, scope, one, what);
  if (next.kind === 'running')
    return { kind: 'none', why: `${next.jobName} computes it already, so nothing would be started.` };
  return { kind: 'job', spec: next.spec, uploads: [next.marker] };
}
