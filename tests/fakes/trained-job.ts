import type { TrainingJob } from '../../shared/model/training-job';
import { all, classifierSpec, must, type TestConsole } from './opened-console';

/** Trains the built-in classifier for an epoch and gives the job once it has completed. */
export async function trainedJob(test: TestConsole, name: string, epochs = '1'): Promise<TrainingJob> {
  const scope = await test.scope();
  const spec = await classifierSpec(test, name, { epochs, early_stopping_patience: '0' });
  const confirmed = { accountId: scope.accountId, region: scope.region, target: name };
  must(await test.console.jobs.launch(scope, spec, confirmed));
  const jobs = await all(test.console.jobs.watch(scope, name, new AbortController().signal));
  const job = jobs.at(-1)?.value;
  if (job?.status !== 'Completed') throw new Error(`${name} ended as ${job?.status}: ${job?.failureReason}`);
  return job;
}
