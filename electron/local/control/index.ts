import type { Service } from '../gateway/service';
import { sagemakerService } from '../gateway/services/sagemaker';
import type { TrainingRuntime } from '../runtime/training-runtime';
import { type Database, migrate } from '../storage/database';
import type { ObjectStore } from '../storage/objects';
import { PageTokens } from './page-tokens';
import { recoverTrainingJobs } from './recover-training-jobs';
import { controlMigrations } from './schema';
import { tagOperations } from './tags';
import { TrainingJobRunner } from './training-job-runner';
import { TrainingJobStore } from './training-job-store';
import { trainingJobOperations } from './training-jobs';

export interface ControlOptions {
  /** The workspace's local.db, open; closed by whoever opened it, after close(). */
  readonly database: Database;
  readonly objects: ObjectStore;
  readonly runtime: TrainingRuntime;
  readonly region: string;
  readonly accountId: string;
  /** ms since the epoch. */
  readonly clock: () => number;
  /** Told of what could not be stored (a full disk); the job it is about goes on. */
  readonly onFault: (error: unknown) => void;
}

/** SageMaker of the local workspace: its resources and what becomes of them. */
export interface Control {
  readonly service: Service;
  /** Settles what an earlier daemon left unfinished. To be awaited before the first request is served. */
  recover(): Promise<void>;
  /** Ends every running job without an outcome (it shuts the runtime down) and stores what is held. */
  close(): Promise<void>;
}

export function createControl({
  database,
  objects,
  runtime,
  region,
  accountId,
  clock,
  onFault,
}: ControlOptions): Control {
  migrate(database, 'control', controlMigrations);
  const store = new TrainingJobStore(database);
  const tokens = new PageTokens(database);
  const runner = new TrainingJobRunner({ store, runtime, region, clock, onFault });
  return {
    service: sagemakerService({
      ...trainingJobOperations({ store, runner, tokens, objects, region, accountId, clock }),
      ...tagOperations(database, tokens, (arn) => store.findByArn(arn) !== null),
    }),
    recover: () => recoverTrainingJobs({ store, runtime, runner, clock }),
    close: () => runner.close(),
  };
}
