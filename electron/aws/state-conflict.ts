import { fail, type Result } from '../../shared/errors/result';

/** The service says ValidationException or ResourceInUse when a job's state forbids what was asked. */
export function stateConflict<T>(name: string, result: Result<T>): Result<T> {
  if (result.ok) return result;
  const { code, message } = result.error;
  const conflict = code === 'job.exists' || (code === 'aws.rejected' && /status|state/i.test(message));
  return conflict
    ? fail('job.state', message, `Look at the state of ${name} and try again when it allows this.`)
    : result;
}
