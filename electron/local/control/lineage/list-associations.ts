import type { Operation } from '../../gateway/service';
import type { Database } from '../../storage/database';
import { readPage, whenGiven } from '../page-query';
import type { PageTokens } from '../page-tokens';
import { withoutNulls } from '../without-nulls';

interface ListAssociationsRequest {
  readonly SourceArn?: string;
  readonly DestinationArn?: string;
  readonly SourceType?: string;
  readonly DestinationType?: string;
  readonly AssociationType?: string;
  readonly CreatedAfter?: Date;
  readonly CreatedBefore?: Date;
  readonly SortBy?: keyof typeof SORT_COLUMNS;
  readonly SortOrder?: 'Ascending' | 'Descending';
  readonly NextToken?: string;
  readonly MaxResults?: number;
}

interface AssociationRow {
  readonly type: string;
  readonly created_at: number;
  readonly source_arn: string;
  readonly source_type: string;
  readonly source_name: string | null;
  readonly destination_arn: string;
  readonly destination_type: string;
  readonly destination_name: string | null;
}

const SORT_COLUMNS = {
  SourceArn: 'source_arn',
  DestinationArn: 'destination_arn',
  SourceType: 'source_type',
  DestinationType: 'destination_type',
  CreationTime: 'created_at',
} as const;

const ASSOCIATIONS = `(
  SELECT a.id, a.type, a.created_at, s.arn AS source_arn, s.type AS source_type, s.name AS source_name,
    d.arn AS destination_arn, d.type AS destination_type, d.name AS destination_name
  FROM lineage_associations a
  JOIN lineage_entities s ON s.id = a.source_id
  JOIN lineage_entities d ON d.id = a.destination_id)`;

/** ListAssociations, the newest first when no order is asked for. */
export function listAssociations(database: Database, tokens: PageTokens): Operation {
  return (input) => {
    const request = withoutNulls(input) as ListAssociationsRequest;
    const { NextToken, MaxResults, ...asked } = request;
    const { rows, token } = readPage<AssociationRow>(database, tokens, {
      from: ASSOCIATIONS,
      conditions: [
        ...whenGiven('source_arn = ?', request.SourceArn),
        ...whenGiven('destination_arn = ?', request.DestinationArn),
        ...whenGiven('source_type = ?', request.SourceType),
        ...whenGiven('destination_type = ?', request.DestinationType),
        ...whenGiven('type = ?', request.AssociationType),
        ...whenGiven('created_at >= ?', request.CreatedAfter),
        ...whenGiven('created_at <= ?', request.CreatedBefore),
      ],
      column: SORT_COLUMNS[request.SortBy ?? 'CreationTime'],
      descending: request.SortOrder !== 'Ascending',
      size: MaxResults ?? 10,
      question: ['ListAssociations', asked],
      token: NextToken,
    });
    return { AssociationSummaries: rows.map(summary), ...token };
  };
}

function summary(row: AssociationRow): Record<string, unknown> {
  return {
    SourceArn: row.source_arn,
    DestinationArn: row.destination_arn,
    SourceType: row.source_type,
    DestinationType: row.destination_type,
    AssociationType: row.type,
    ...(row.source_name === null ? {} : { SourceName: row.source_name }),
    ...(row.destination_name === null ? {} : { DestinationName: row.destination_name }),
    CreationTime: new Date(row.created_at),
    CreatedBy: {},
  };
}
