import type { Database } from '../../storage/database';
import { readPage, whenGiven } from '../page-query';
import type { PageTokens } from '../page-tokens';
import type { EndpointRow } from './endpoint-store';

/** ListEndpoints as the service names it; validated. Times as Date. */
export interface ListEndpointsRequest {
  readonly NextToken?: string;
  readonly MaxResults?: number;
  readonly NameContains?: string;
  readonly CreationTimeAfter?: Date;
  readonly CreationTimeBefore?: Date;
  readonly LastModifiedTimeAfter?: Date;
  readonly LastModifiedTimeBefore?: Date;
  readonly StatusEquals?: string;
  readonly SortBy?: 'Name' | 'CreationTime' | 'Status';
  readonly SortOrder?: 'Ascending' | 'Descending';
}

const SORT_COLUMNS = { Name: 'name', CreationTime: 'created_at', Status: 'status' } as const;
/** What the service gives when MaxResults is not said. */
const DEFAULT_PAGE = 10;

/** One page of endpoints, newest first unless asked otherwise. */
export function listEndpoints(
  database: Database,
  tokens: PageTokens,
  request: ListEndpointsRequest,
): Record<string, unknown> {
  const { NextToken, MaxResults, ...question } = request;
  const { rows, token } = readPage<EndpointRow>(database, tokens, {
    from: 'endpoints',
    conditions: [
      ...whenGiven('created_at > ?', request.CreationTimeAfter),
      ...whenGiven('created_at < ?', request.CreationTimeBefore),
      ...whenGiven('modified_at > ?', request.LastModifiedTimeAfter),
      ...whenGiven('modified_at < ?', request.LastModifiedTimeBefore),
      ...whenGiven('instr(name, ?) > 0', request.NameContains),
      ...whenGiven('status = ?', request.StatusEquals),
    ],
    column: SORT_COLUMNS[request.SortBy ?? 'CreationTime'],
    descending: request.SortOrder !== 'Ascending',
    size: MaxResults ?? DEFAULT_PAGE,
    question: ['ListEndpoints', question],
    token: NextToken,
  });
  return {
    Endpoints: rows.map((row) => ({
      EndpointName: row.name,
      EndpointArn: row.arn,
      CreationTime: new Date(row.created_at),
      LastModifiedTime: new Date(row.modified_at),
      EndpointStatus: row.status,
    })),
    ...token,
  };
}
