import { jobDuration } from '../../../shared/model/job-status';
import { spentWords } from '../../../shared/model/price';
import type { TrainingJob } from '../../../shared/model/training-job';
import { usePrices } from '../../bridge/use-prices';
import { useWorkspace } from '../../bridge/workspace-store';
import { Ticking } from '../../ui/ticking';

/** What the job has cost on demand until now; what the service billed takes the place of its running time. */
export function JobCost({ job }: { readonly job: TrainingJob }) {
  const workspace = useWorkspace((state) => state.workspace);
  const prices = usePrices(workspace);
  const { billableSeconds, instanceCount, instanceType } = job;
  if (job.startedAt === null) return <>Nothing yet</>;
  const fleet = instanceType === null ? [] : [{ instanceType, count: instanceCount }];
  const words = (seconds: number): string => spentWords(prices, 'training', fleet, seconds);
  if (billableSeconds !== null) return <>{words(billableSeconds)}</>;
  return <Ticking running={job.endedAt === null} text={(now) => words(jobDuration(job, now) / 1_000)} />;
}
