import type { Operation } from '../../gateway/service';
import type { Database } from '../../storage/database';
import { readPage, whenGiven } from '../page-query';
import type { PageTokens } from '../page-tokens';
import { withoutNulls } from '../without-nulls';
import { actionHead, artifactHead, contextHead } from './entity-members';
import type { LineageEntity, LineageType } from './lineage-entity';
import { type EntityRow, toEntity } from './lineage-store';

interface ListRequest {
  readonly SourceUri?: string;
  readonly CreatedAfter?: Date;
  readonly CreatedBefore?: Date;
  readonly SortBy?: 'Name' | 'CreationTime';
  readonly SortOrder?: 'Ascending' | 'Descending';
  readonly NextToken?: string;
  readonly MaxResults?: number;
}

interface Listing {
  readonly operation: string;
  readonly lineageType: LineageType;
  /** The member of the request that filters by type. */
  readonly typeMember: string;
  readonly summaries: string;
  readonly head: (entity: LineageEntity) => Record<string, unknown>;
}

export interface ListEntityOperations {
  readonly ListArtifacts: Operation;
  readonly ListActions: Operation;
  readonly ListContexts: Operation;
}

/** ListArtifacts, ListActions and ListContexts: the newest first when no order is asked for. */
export function listEntityOperations(database: Database, tokens: PageTokens): ListEntityOperations {
  const list = (listing: Listing): Operation => listEntities(database, tokens, listing);
  return {
    ListArtifacts: list({
      operation: 'ListArtifacts',
      lineageType: 'Artifact',
      typeMember: 'ArtifactType',
      summaries: 'ArtifactSummaries',
      head: artifactHead,
    }),
    ListActions: list({
      operation: 'ListActions',
      lineageType: 'Action',
      typeMember: 'ActionType',
      summaries: 'ActionSummaries',
      head: actionHead,
    }),
    ListContexts: list({
      operation: 'ListContexts',
      lineageType: 'Context',
      typeMember: 'ContextType',
      summaries: 'ContextSummaries',
      head: contextHead,
    }),
  };
}

function listEntities(database: Database, tokens: PageTokens, listing: Listing): Operation {
  return (input) => {
    const request = withoutNulls(input) as ListRequest & Readonly<Record<string, string | undefined>>;
    const { NextToken, MaxResults, ...asked } = request;
    const { rows, token } = readPage<EntityRow>(database, tokens, {
      from: 'lineage_entities',
      conditions: [
        ['lineage_type = ?', listing.lineageType],
        ...whenGiven('source_uri = ?', request.SourceUri),
        ...whenGiven('type = ?', request[listing.typeMember]),
        ...whenGiven('created_at >= ?', request.CreatedAfter),
        ...whenGiven('created_at <= ?', request.CreatedBefore),
      ],
      column: request.SortBy === 'Name' ? 'name' : 'created_at',
      descending: request.SortOrder !== 'Ascending',
      size: MaxResults ?? 10,
      question: [listing.operation, asked],
      token: NextToken,
    });
    return {
      [listing.summaries]: rows.map((row) => {
        const entity = toEntity(row);
        return {
          ...listing.head(entity),
          CreationTime: new Date(entity.createdAt),
          LastModifiedTime: new Date(entity.modifiedAt),
        };
      }),
      ...token,
    };
  };
}
