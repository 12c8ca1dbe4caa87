import type { ProcessingRuntime } from '../../runtime/processing/processing-runtime';
import type { Database } from '../../storage/database';
import type { ObjectStore } from '../../storage/objects';
import type { LineageRecorder } from '../lineage-recorder';
import type { PageTokens } from '../page-tokens';
import { ProcessingJobRunner } from './processing-job-runner';
import { ProcessingJobStore } from './processing-job-store';
import { type ProcessingJobOperations, processingJobOperations } from './processing-jobs';
import { recoverProcessingJobs } from './recover-processing-jobs';

interface ProcessingOptions {
  readonly database: Database;
  readonly objects: ObjectStore;
  readonly tokens: PageTokens;
  readonly runtime: ProcessingRuntime;
  readonly lineage: LineageRecorder;
  readonly region: string;
  readonly accountId: string;
  /** ms since the epoch. */
  readonly clock: () => number;
  readonly onFault: (error: unknown) => void;
}

interface Processing {
  readonly operations: ProcessingJobOperations;
  /** Whether there is a processing job with this ARN. */
  knows(arn: string): boolean;
  recover(): Promise<void>;
  close(): Promise<void>;
}

/** The processing jobs of the workspace. */
export function createProcessing(options: ProcessingOptions): Processing {
  const { runtime, lineage, clock } = options;
  const store = new ProcessingJobStore(options.database);
  const runner = new ProcessingJobRunner({ ...options, store });
  return {
    operations: processingJobOperations({ ...options, store, runner }),
    knows: (arn) => store.findByArn(arn) !== null,
    recover: () => recoverProcessingJobs({ store, runtime, runner, lineage, clock }),
    close: () => runner.close(),
  };
}
