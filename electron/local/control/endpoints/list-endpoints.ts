import type { Database } from '../../storage/database';
import { DEFAULT_PAGE, type ListStatefulRequest, SORT_COLUMNS, statefulConditions } from '../list-stateful';
import { readPage } from '../page-query';
import type { PageTokens } from '../page-tokens';
import type { EndpointRow } from './endpoint-store';

/** One page of endpoints, newest first unless asked otherwise. */
export function listEndpoints(
  database: Database,
  tokens: PageTokens,
  request: ListStatefulRequest,
): Record<string, unknown> {
  const { NextToken, MaxResults, ...question } = request;
  const { rows, token } = readPage<EndpointRow>(database, tokens, {
    from: 'endpoints',
    conditions: statefulConditions(request),
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
