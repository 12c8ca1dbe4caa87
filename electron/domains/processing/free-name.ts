import { CodedError } from '../../../shared/errors/coded-error';
import { fail } from '../../../shared/errors/result';
import { dataOf } from '../guard';
import type { BuiltInJobs } from '../machine-jobs/contract';
import type { Scope } from '../scope';

/** More attempts than anybody makes; a name that is taken belongs to a version that was deleted and imported again. */
const mostAttempts = 1_000;

/** The name no job has, of the attempts from `first` on. `what` is to be started. Throws CodedError. */
export async function freeName(
  jobs: Pick<BuiltInJobs, 'show'>,
  scope: Scope,
  what: string,
  nameOf: (attempt: number) => string,
  first: number,
): Promise<string> {
  for (let attempt = first; attempt < first + mostAttempts; attempt++) {
    const name = nameOf(attempt);
    const shown = await jobs.show(scope, name);
    if (!shown.ok && shown.error.code === 'job.not-found') return name;
    dataOf(shown);
  }
  throw new CodedError(fail('job.exists', `Every name for ${what} is taken.`, 'Look at the processing jobs.').error);
}
