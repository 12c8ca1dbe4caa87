import type { Confirmation } from '../../../shared/contract/scope';
import type { Result } from '../../../shared/errors/result';
import type { ProcessingJob, ProcessingSpec } from '../../../shared/model/processing-job';
import type { Fetched } from '../../../shared/model/time';
import type { ResultStream } from '../result-stream';
import type { Scope } from '../scope';

/**
 * The jobs of the built-in programs, as a workspace starts them and asks after them: those of the local workspace are
 * its processing jobs, those of a workspace on AWS run in the local workspace of this machine.
 */
export interface BuiltInJobs {
  /** `signal` gives up what comes before the job's creation. */
  launch(
    scope: Scope,
    spec: ProcessingSpec,
    confirmed: Confirmation,
    signal?: AbortSignal,
  ): Promise<Result<{ readonly name: string; readonly arn: string }>>;
  show(scope: Scope, name: string): Promise<Result<Fetched<ProcessingJob>>>;
  /** Ends when the job is terminal and was read back. */
  watch(scope: Scope, name: string, signal: AbortSignal): ResultStream<Fetched<ProcessingJob>>;
}
