import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { trainingJobSchema, trainingJobSummarySchema } from '../../../shared/model/training-job';
import type { JobStore } from '../../domains/store-ports';
import type { Sync } from '../sync';
import { runRepository } from './runs';

export function jobRepository(database: DatabaseSyncInstance): Sync<JobStore> {
  return runRepository(database, {
    table: 'jobs',
    lists: 'job_lists',
    summary: trainingJobSummarySchema,
    detail: trainingJobSchema,
    logKey: (name) => name,
  });
}
