import { isProcessingTerminal } from '../../../shared/model/processing-job';
import { dataOf, guard } from '../guard';
import { reachedScope } from '../workspace/reached-scope';
import type { MachineJobsOptions } from './options';
import { bringOutputs, createJob, fetchInputs, isOpen, localJob } from './steps';
import type { Undertaking } from './undertaking';

/**
 * Does what comes next for a job: fetches its inputs and starts it, or brings its outputs to the account. Each step
 * may be done again by whoever finds it undone, so that a kill between any two of them costs only time.
 * Throws CodedError.
 */
export async function advance(
  options: MachineJobsOptions,
  undertaking: Undertaking,
  signal: AbortSignal,
): Promise<'running' | 'settled'> {
  const { audit, clock, journal, link } = options;
  const { id, spec } = undertaking;
  const { name } = spec;
  const job = await localJob(options, name);
  if (job === null) {
    await fetchInputs(options, undertaking, signal);
    await createJob(options, undertaking);
    return 'running';
  }
  if (!isProcessingTerminal(job.status)) return 'running';
  const completed = job.status === 'Completed';
  const brought = completed ? await guard(() => bringOutputs(options, undertaking, signal)) : null;
  // Another process may have done it meanwhile, and cleared away what was to be read here.
  if (!(await isOpen(options, undertaking))) return 'settled';
  const objects = brought === null ? 0 : dataOf(brought);
  await journal.settle(id, completed ? 'done' : 'rejected', clock.now());
  await audit.record({
    ...reachedScope(link),
    action: 'machine-jobs.end',
    target: `processing-job/${name}`,
    outcome: completed ? 'done' : 'rejected',
    detail: completed
      ? `${job.name} ran on this computer; ${objects} objects it wrote are in the bucket.`
      : `${job.name} on this computer is ${job.status}; nothing was written to the bucket.`,
  });
  return 'settled';
}
