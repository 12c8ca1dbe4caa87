import type { CommandOutput, StreamItem } from '../../../shared/contract';
import type { Result } from '../../../shared/errors/result';
import type { ResultStream } from '../result-stream';
import type { Scope } from '../scope';

export type LogPage = CommandOutput<'logs.page'>;
export type LogItem = StreamItem<'logs.follow'>;

/** The log of a job: every line stored before it is shown, in order of arrival, once. */
export interface LogsDomain {
  page(scope: Scope, jobName: string, from: number, count: number): Promise<Result<LogPage>>;
  /** `held` first; ends when the job is terminal and its log was read to the end. */
  follow(scope: Scope, jobName: string, signal: AbortSignal): ResultStream<LogItem>;
}
