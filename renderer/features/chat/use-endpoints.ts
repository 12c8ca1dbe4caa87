import type { StreamItem } from '../../../shared/contract/index';
import type { Failure } from '../../../shared/errors/result';
import { answersRequests } from '../../../shared/model/endpoint-status';
import type { EndpointListItem } from '../../../shared/model/endpoint-view';
import { useStream } from '../../bridge/use-stream';

export interface KnownEndpoints {
  /** Null until the list was read once. */
  readonly list: readonly EndpointListItem[] | null;
  readonly live: boolean;
  readonly failure: Failure | null;
  readonly retry: () => void;
}

type List = StreamItem<'endpoints.watchList'>;

/** The endpoints of the workspace, live; those last seen while it does not answer. */
export function useEndpoints(workspaceId: string): KnownEndpoints {
  const watch = useStream<'endpoints.watchList', List | null>(
    'endpoints.watchList',
    { workspaceId },
    null,
    (held, items) => items.at(-1) ?? held,
  );
  return {
    list: watch.state?.endpoints ?? null,
    live: watch.state?.source === 'live',
    failure: watch.end?.reason === 'failed' ? watch.end.error : null,
    retry: watch.restart,
  };
}

export function serves({ status }: EndpointListItem): boolean {
  return answersRequests(status);
}
