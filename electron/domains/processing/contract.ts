import type { CommandOutput, StreamItem } from '../../../shared/contract';
import type { Confirmation } from '../../../shared/contract/scope';
import type { Result } from '../../../shared/errors/result';
import type { ProcessingSpec } from '../../../shared/model/processing-job';
import type { LogItem } from '../logs/contract';
import type { ResultStream } from '../result-stream';
import type { Scope } from '../scope';

/** Processing jobs. Reads never mutate; what spends carries the confirmation the person gave. */
export interface ProcessingDomain {
  /** The jobs last seen, from the store, at once. */
  list(scope: Scope): Promise<Result<CommandOutput<'processing.list'>>>;
  /** Asks the service; answers from the store with `source: 'store'` when it cannot be reached. */
  show(scope: Scope, name: string): Promise<Result<CommandOutput<'processing.show'>>>;
  preflight(scope: Scope, spec: ProcessingSpec): Promise<Result<CommandOutput<'processing.preflight'>>>;
  /** Exactly one job exists when this succeeds, also after lost replies. `job.exists` when the name is taken. */
  launch(
    scope: Scope,
    spec: ProcessingSpec,
    confirmed: Confirmation,
  ): Promise<Result<CommandOutput<'processing.launch'>>>;
  /** Resolves when the service was read back as Stopping or in a terminal state. */
  stop(scope: Scope, name: string): Promise<Result<CommandOutput<'processing.stop'>>>;
  logPage(
    scope: Scope,
    name: string,
    from: number,
    count: number,
  ): Promise<Result<CommandOutput<'processing.logPage'>>>;
  watchList(scope: Scope, signal: AbortSignal): ResultStream<StreamItem<'processing.watchList'>>;
  /** The stored job first; ends when the job is terminal and was read back. */
  watch(scope: Scope, name: string, signal: AbortSignal): ResultStream<StreamItem<'processing.watch'>>;
  /** `held` first; ends when the job is terminal and its log was read to the end. */
  log(scope: Scope, name: string, signal: AbortSignal): ResultStream<LogItem>;
}
