import type { CommandOutput, StreamItem } from '../../../shared/contract';
import type { Confirmation } from '../../../shared/contract/scope';
import type { Result } from '../../../shared/errors/result';
import type { TrainingSpec } from '../../../shared/model/training-spec';
import type { ResultStream } from '../result-stream';
import type { Scope } from '../scope';

export type JobList = CommandOutput<'jobs.list'>;
export type JobListItem = StreamItem<'jobs.watchList'>;
export type FetchedJob = CommandOutput<'jobs.show'>;
export type Preflight = CommandOutput<'jobs.preflight'>;

/** Training jobs. Reads never mutate; what spends or destroys carries the confirmation the person gave. */
export interface JobsDomain {
  /** The jobs last seen, from the store, at once. */
  list(scope: Scope): Promise<Result<JobList>>;
  /** Asks the service; answers from the store with `source: 'store'` when it cannot be reached. */
  show(scope: Scope, name: string): Promise<Result<FetchedJob>>;
  recipes(): Promise<Result<CommandOutput<'jobs.recipes'>>>;
  preflight(scope: Scope, spec: TrainingSpec): Promise<Result<Preflight>>;
  /** Exactly one job exists when this succeeds, also after lost replies. */
  launch(scope: Scope, spec: TrainingSpec, confirmed: Confirmation): Promise<Result<CommandOutput<'jobs.launch'>>>;
  /** Resolves when the service was read back as Stopping or in a terminal state. */
  stop(scope: Scope, name: string): Promise<Result<CommandOutput<'jobs.stop'>>>;
  /** The job at the service and everything kept of it here. */
  delete(scope: Scope, name: string, confirmed: Confirmation): Promise<Result<CommandOutput<'jobs.delete'>>>;
  watchList(scope: Scope, signal: AbortSignal): ResultStream<JobListItem>;
  /** Ends when the job is terminal and was read back. */
  watch(scope: Scope, name: string, signal: AbortSignal): ResultStream<FetchedJob>;
}
