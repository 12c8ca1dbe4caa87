import type {
  CommandName,
  CommandOutput,
  ParsedCommandInput,
  ParsedStreamInput,
  StreamItem,
  StreamName,
} from '../../shared/contract/index';
import type { Result } from '../../shared/errors/result';
import type { ResultStream } from '../domains/result-stream';

/** What every handler is given beside its parsed input. */
export interface HandlerContext {
  /** Aborts when the window that asked is gone, reloaded or has cancelled. */
  readonly signal: AbortSignal;
  /** Which page asked: the id of its web contents. */
  readonly page: number;
}

/** One function a command of the contract; a missing or an extra one does not compile. */
export type CommandHandlers = {
  readonly [N in CommandName]: (
    input: ParsedCommandInput<N>,
    context: HandlerContext,
  ) => Promise<Result<CommandOutput<N>>>;
};

/** One function a stream of the contract. Items are pulled: a slow window slows the source down. */
export type StreamHandlers = {
  readonly [N in StreamName]: (input: ParsedStreamInput<N>, context: HandlerContext) => ResultStream<StreamItem<N>>;
};

/** The commands or streams of one domain: names that begin with `D.`. */
export type CommandsOf<D extends string> = Pick<CommandHandlers, Extract<CommandName, `${D}.${string}`>>;
export type StreamsOf<D extends string> = Pick<StreamHandlers, Extract<StreamName, `${D}.${string}`>>;
