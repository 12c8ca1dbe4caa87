import type { Invoker } from '../gateway/runtime/invoker';
import type { Service } from '../gateway/service';
import { sagemakerService } from '../gateway/services/sagemaker';
import type { ProcessingRuntime } from '../runtime/processing/processing-runtime';
import type { ServingRuntime } from '../runtime/serving/serving-runtime';
import type { TrainingRuntime } from '../runtime/training-runtime';
import type { AlarmStates } from '../storage/alarms';
import { type Database, migrate } from '../storage/database';
import type { ObjectStore } from '../storage/objects';
import type { MetricSink } from '../storage/telemetry';
import { createEndpoints } from './endpoints/index';
import { PageTokens } from './page-tokens';
import { createProcessing } from './processing/index';
import { recoverTrainingJobs } from './recover-training-jobs';
import { createRegistry } from './registry/registry';
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
  readonly processing: ProcessingRuntime;
  readonly serving: ServingRuntime;
  readonly alarms: AlarmStates;
  /** Where the metrics of invocations go. */
  readonly metrics: MetricSink;
  /** How long a program may take for a whole answer; 60 s, as on SageMaker, unless it is said. */
  readonly invocationSeconds?: number;
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
  /** The endpoints as SageMaker Runtime sees them. */
  readonly invoker: Invoker;
  /** Settles what an earlier daemon left unfinished. To be awaited before the first request is served. */
  recover(): Promise<void>;
  /** Ends every running job without an outcome and every instance (it shuts the runtimes down) and stores what is held. */
  close(): Promise<void>;
}

export function createControl({
  database,
  objects,
  runtime,
  processing: processingRuntime,
  serving,
  alarms,
  metrics,
  invocationSeconds = 60,
  region,
  accountId,
  clock,
  onFault,
}: ControlOptions): Control {
  migrate(database, 'control', controlMigrations);
  const store = new TrainingJobStore(database);
  const tokens = new PageTokens(database);
  const registry = createRegistry({ database, objects, tokens, region, accountId, clock });
  const { lineage } = registry;
  const runner = new TrainingJobRunner({ store, runtime, lineage, region, clock, onFault });
  const processing = createProcessing({
    ...{ database, objects, tokens, lineage, region, accountId, clock, onFault },
    runtime: processingRuntime,
  });
  const endpoints = createEndpoints({
    ...{ database, objects, tokens, serving, alarms, metrics, lineage, region, accountId, clock, onFault },
    invocationSeconds,
    packages: registry.packageByArn,
  });
  return {
    service: sagemakerService({
      ...trainingJobOperations({ store, runner, tokens, objects, region, accountId, clock }),
      ...processing.operations,
      ...registry.operations,
      ...endpoints.operations,
      ...tagOperations(database, tokens, [
        (arn) => store.findByArn(arn) !== null,
        processing.knows,
        registry.exists,
        endpoints.knows,
      ]),
    }),
    invoker: endpoints.invoker,
    async recover() {
      await recoverTrainingJobs({ store, runtime, runner, lineage, clock });
      await processing.recover();
      await endpoints.recover();
    },
    async close() {
      await Promise.all([runner.close(), processing.close(), endpoints.close()]);
    },
  };
}
