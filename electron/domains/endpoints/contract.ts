import type { CommandInput, CommandOutput, ParsedCommandInput, StreamItem } from '../../../shared/contract';
import type { Confirmation } from '../../../shared/contract/scope';
import type { Result } from '../../../shared/errors/result';
import type { EndpointDeployment } from '../../../shared/model/endpoint-deployment';
import type { EndpointCall, EndpointView, Leftover } from '../../../shared/model/endpoint-view';
import type { LogItem, LogPage } from '../logs/contract';
import type { ResultStream } from '../result-stream';
import type { Scope } from '../scope';

export type EndpointList = CommandOutput<'endpoints.list'>;
export type EndpointListUpdate = StreamItem<'endpoints.watchList'>;
export type FetchedEndpoint = CommandOutput<'endpoints.show'>;
export type FetchedFigures = StreamItem<'endpoints.monitor'>;
export type DeployPreflight = CommandOutput<'endpoints.preflight'>;
export type DeleteReport = CommandOutput<'endpoints.delete'>;
export type DeleteWish = Pick<ParsedCommandInput<'endpoints.delete'>, 'configs' | 'models' | 'leftoversOnly'>;
export type TestCall = Pick<CommandInput<'endpoints.invoke'>, 'variant' | 'contentType' | 'accept' | 'body'>;
export type VariantChange = ParsedCommandInput<'endpoints.scale'>['variants'][number];

/** Real-time endpoints. Reads never mutate; what spends or destroys carries the confirmation the person gave. */
export interface EndpointsDomain {
  /** The endpoints last seen, from the store, at once. */
  list(scope: Scope): Promise<Result<EndpointList>>;
  /** Asks the service; answers from the store with `source: 'store'` when it cannot be reached. */
  show(scope: Scope, name: string): Promise<Result<FetchedEndpoint>>;
  preflight(scope: Scope, deployment: EndpointDeployment): Promise<Result<DeployPreflight>>;
  /**
   * Exactly one of each thing exists when this succeeds, also after lost replies, and the endpoint was read back with
   * its configuration: being created, not yet in service. What a failure leaves behind is kept in the list.
   */
  deploy(scope: Scope, deployment: EndpointDeployment, confirmed: Confirmation): Promise<Result<EndpointView>>;
  /** Resolves when the service was read back to want what was asked for. */
  scale(
    scope: Scope,
    name: string,
    variants: readonly VariantChange[],
    confirmed: Confirmation,
  ): Promise<Result<EndpointView>>;
  leftovers(scope: Scope, name: string): Promise<Result<readonly Leftover[]>>;
  /** The endpoint, if it is there and wanted, and the leftovers named; resolves when they were read back as gone. */
  delete(scope: Scope, name: string, what: DeleteWish, confirmed: Confirmation): Promise<Result<DeleteReport>>;
  /** One test call, kept in the history whatever came of it; cancelled when the signal aborts. */
  invoke(scope: Scope, name: string, call: TestCall, signal: AbortSignal): Promise<Result<EndpointCall>>;
  calls(scope: Scope, name: string): Promise<Result<readonly EndpointCall[]>>;
  watchList(scope: Scope, signal: AbortSignal): ResultStream<EndpointListUpdate>;
  /** Ends when the endpoint is gone. */
  watch(scope: Scope, name: string, signal: AbortSignal): ResultStream<FetchedEndpoint>;
  monitor(scope: Scope, name: string, minutes: number, signal: AbortSignal): ResultStream<FetchedFigures>;
  logPage(scope: Scope, name: string, from: number, count: number): Promise<Result<LogPage>>;
  /** Brings the log up to now into the store, once. Resolves to the number of lines held. */
  readLog(scope: Scope, name: string, signal: AbortSignal): Promise<Result<{ readonly total: number }>>;
  /** `held` first, then lines as they arrive; ends when the endpoint is gone. */
  log(scope: Scope, name: string, signal: AbortSignal): ResultStream<LogItem>;
}
