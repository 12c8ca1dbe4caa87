import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { processingJobSchema, processingJobSummarySchema } from '../../../shared/model/processing-job';
import type { ProcessingStore } from '../../domains/store-ports';
import type { Sync } from '../sync';
import { runRepository } from './runs';

export function processingRepository(database: DatabaseSyncInstance): Sync<ProcessingStore> {
  return runRepository(database, {
    table: 'processing_jobs',
    lists: 'processing_job_lists',
    summary: processingJobSummarySchema,
    detail: processingJobSchema,
    // As `processingLogKey` of the domain says.
    logKey: (name) => `processing/${name}`,
  });
}
