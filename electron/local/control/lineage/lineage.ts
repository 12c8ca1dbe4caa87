import type { Operation } from '../../gateway/service';
import type { Database } from '../../storage/database';
import type { LineageRecorder } from '../lineage-recorder';
import type { PageTokens } from '../page-tokens';
import { type DescribeEntityOperations, describeEntityOperations } from './describe-entities';
import { lineageArns } from './lineage-arns';
import { LineageStore } from './lineage-store';
import { listAssociations } from './list-associations';
import { type ListEntityOperations, listEntityOperations } from './list-entities';
import { queryLineage } from './query-lineage';
import { lineageRecorder } from './record-lineage';

export interface LineageOperations extends DescribeEntityOperations, ListEntityOperations {
  readonly QueryLineage: Operation;
  readonly ListAssociations: Operation;
}

interface Lineage {
  readonly operations: LineageOperations;
  readonly recorder: LineageRecorder;
  /** Whether there is an entity with this ARN. */
  exists(arn: string): boolean;
}

/** What became of what: recorded by the control plane, asked for by clients, kept when its subjects are deleted. */
export function createLineage(database: Database, tokens: PageTokens, region: string, accountId: string): Lineage {
  const store = new LineageStore(database);
  return {
    operations: {
      ...describeEntityOperations(store),
      ...listEntityOperations(database, tokens),
      QueryLineage: queryLineage(store, tokens),
      ListAssociations: listAssociations(database, tokens),
    },
    recorder: lineageRecorder(store, lineageArns(region, accountId)),
    exists: (arn) => store.find(arn) !== null,
  };
}
