import type { Confirmation } from '../../../shared/contract/scope';
import { CodedError } from '../../../shared/errors/coded-error';
import { fail } from '../../../shared/errors/result';
import type { AwsWorkspace } from '../aws-ports';
import { mustBeConfirmed } from '../confirmed';
import { dataOf, guard, guardStream } from '../guard';
import type { PriceBook } from '../prices/contract';
import type { Scope } from '../scope';
import type { SharedByName } from '../shared-by-name';
import { whileRead } from '../while-read';
import type { EndpointsDomain } from './contract';
import { deploy } from './deploy';
import { callEndpoint } from './invoke';
import { type EndpointLog, readEndpointLog, whereToBegin } from './log-collector';
import { watchFigures } from './monitor';
import type { EndpointParts } from './parts';
import { preflightDeployment } from './preflight';
import { readView } from './read-view';
import { leftoversOf, removeEndpoint } from './remove';
import { scaleEndpoint } from './scale';
import { endpointLogKey } from './store-port';
import { followLog, watchEndpoint, watchList } from './watch';

export interface EndpointsOptions extends EndpointParts {
  readonly logs: SharedByName<EndpointLog>;
  readonly prices: PriceBook;
}

export function createEndpoints(options: EndpointsOptions): EndpointsDomain {
  const { clock, link, poller, store } = options;
  const connected = async (): Promise<AwsWorkspace> => dataOf(await link.aws());
  const confirmed = <T>(scope: Scope, target: string, given: Confirmation, work: (aws: AwsWorkspace) => Promise<T>) =>
    guard(async () => {
      mustBeConfirmed(scope, target, given);
      return work(await connected());
    });

  return {
    list: ({ workspaceId }) =>
      guard(async () => ({
        ...(await store.endpoints.list(workspaceId)),
        leftBehind: await store.endpoints.leftBehind(workspaceId),
      })),

    show: (scope, name) =>
      guard(async () => {
        const aws = await link.aws();
        const read = aws.ok ? link.report(await readView(aws.data, name, poller.view(name)?.value ?? null)) : aws;
        if (read.ok) {
          await poller.learn(read.data);
          return { value: read.data, fetchedAt: clock.now(), source: 'live' as const };
        }
        const stored =
          read.error.code === 'endpoint.not-found' ? null : await store.endpoints.show(scope.workspaceId, name);
        return stored ?? dataOf(read);
      }),

    preflight: (scope, deployment) =>
      guard(async () => {
        const prices = await options.prices.scope(scope.region);
        return preflightDeployment(await connected(), scope, clock, prices, deployment);
      }),

    deploy: (scope, deployment, given) =>
      confirmed(scope, deployment.endpoint, given, (aws) => deploy(options, aws, scope, deployment)),

    scale: (scope, name, variants, given) =>
      confirmed(scope, name, given, (aws) => scaleEndpoint(options, aws, scope, name, variants)),

    leftovers: (_scope, name) => guard(async () => leftoversOf(options, await connected(), name)),

    delete: (scope, name, wish, given) =>
      confirmed(scope, name, given, (aws) => removeEndpoint(options, aws, scope, name, wish)),

    invoke: (scope, name, call, signal) =>
      guard(async () => {
        const made = await callEndpoint(await connected(), name, call, clock, signal);
        if (made === null)
          throw new CodedError(fail('cancelled', `The call of ${name} was cancelled.`, 'Nothing is kept of it.').error);
        if (made.answer.kind === 'failed' && made.answer.code === 'workspace.offline') {
          const { hint, message } = made.answer;
          dataOf(link.report(fail('workspace.offline', message, hint, { retryable: true })));
        }
        await store.endpoints.addCall(scope.workspaceId, name, made);
        return made;
      }),

    calls: ({ workspaceId }, name) => guard(() => store.endpoints.calls(workspaceId, name)),

    watchList: (_scope, signal) => guardStream(whileRead(signal, (own) => watchList(options, own))),
    watch: (scope, name, signal) => guardStream(whileRead(signal, (own) => watchEndpoint(options, scope, name, own))),
    monitor: (scope, name, minutes, signal) =>
      guardStream(whileRead(signal, (own) => watchFigures(options, scope, name, minutes, own))),

    logPage: ({ workspaceId }, name, from, count) =>
      guard(() => store.logs.page(workspaceId, endpointLogKey(name), from, count)),
    readLog: (scope, name, signal) =>
      guard(async () => {
        const parts = { ...options, workspaceId: scope.workspaceId };
        const { since } = await whereToBegin(parts, name);
        await readEndpointLog(parts, await connected(), name, since, signal);
        return { total: (await store.logs.page(scope.workspaceId, endpointLogKey(name), 0, 0)).total };
      }),
    log: (scope, name, signal) =>
      guardStream(whileRead(signal, (own) => followLog(options, options.logs, scope, name, own))),
  };
}
