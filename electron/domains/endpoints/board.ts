import { type EndpointSummary, endpointSummarySchema } from '../../../shared/model/endpoint';
import type { EndpointListItem, EndpointView, LeftBehind } from '../../../shared/model/endpoint-view';
import type { Instant } from '../../../shared/model/time';

/** The endpoints of a workspace as last seen: a listing, and what describing added to it. */
export interface EndpointBoard {
  readonly endpoints: ReadonlyMap<string, EndpointListItem>;
  readonly leftBehind: readonly LeftBehind[];
  readonly fetchedAt: Instant | null;
  readonly source: 'live' | 'store';
}

export const emptyBoard: EndpointBoard = { endpoints: new Map(), leftBehind: [], fetchedAt: null, source: 'store' };

/** What is listed replaces what was; a view stays while it is of the same endpoint. */
export function mergeListing(
  board: EndpointBoard,
  listed: readonly EndpointSummary[],
  fetchedAt: Instant,
): EndpointBoard {
  const endpoints = new Map(
    listed.map((summary) => {
      const known = board.endpoints.get(summary.name)?.view ?? null;
      const view = known?.endpoint.createdAt === summary.createdAt ? known : null;
      return [summary.name, { ...summary, view }] as const;
    }),
  );
  return { ...board, endpoints, fetchedAt, source: 'live' };
}

export function withView(board: EndpointBoard, view: EndpointView): EndpointBoard {
  const item = { ...endpointSummarySchema.parse(view.endpoint), view };
  return { ...board, endpoints: new Map(board.endpoints).set(item.name, item) };
}

export function without(board: EndpointBoard, name: string): EndpointBoard {
  const endpoints = new Map(board.endpoints);
  endpoints.delete(name);
  return { ...board, endpoints };
}

/** Newest first, as lists show them. */
export function inOrder(board: EndpointBoard): readonly EndpointListItem[] {
  return [...board.endpoints.values()].sort((a, b) => b.createdAt - a.createdAt || (a.name < b.name ? -1 : 1));
}

/** Changes whenever a listing shows that a view is out of date. */
export function stamp(summary: EndpointSummary): string {
  return `${summary.createdAt}/${summary.modifiedAt}/${summary.status}`;
}
