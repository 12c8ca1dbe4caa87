import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AwsError, type Call } from '../../gateway/service';
import { type Database, openDatabase } from '../../storage/database';
import type { ObjectStore } from '../../storage/objects';
import type { MetricDatum } from '../../storage/telemetry';
import { type Control, createControl } from '../index';
import { ScriptedAlarms } from './scripted-alarms';
import { ScriptedProcessing } from './scripted-processing';
import { ScriptedRuntime } from './scripted-runtime';
import { ScriptedServing } from './scripted-serving';

const call: Call = {
  requestId: 'r',
  region: 'us-east-1',
  accountId: '123456789012',
  accessKeyId: 'k',
  signal: new AbortController().signal,
};

/** A valid CreateTrainingJob request; `more` replaces members. */
export function jobRequest(name: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    TrainingJobName: name,
    RoleArn: 'arn:aws:iam::123456789012:role/UpsideLocalExecution',
    AlgorithmSpecification: { TrainingInputMode: 'File', TrainingImage: 'upside.local/location-classifier:1' },
    OutputDataConfig: { S3OutputPath: 's3://bucket/out/' },
    ResourceConfig: { InstanceType: 'ml.m5.large', InstanceCount: 1, VolumeSizeInGB: 5 },
    StoppingCondition: { MaxRuntimeInSeconds: 3600 },
    ...more,
  };
}

/** The control plane over a real database file, with a clock and a runtime that a test moves by hand. */
export class ControlBench {
  readonly root = mkdtempSync(join(tmpdir(), 'upside-control-'));
  readonly buckets = new Set(['bucket']);
  /** Address of an object to its ETag, for what asks whether an object is there. */
  readonly etags = new Map<string, string>();
  readonly faults: unknown[] = [];
  now = Date.UTC(2026, 10, 1);
  runtime = new ScriptedRuntime();
  processing = new ScriptedProcessing();
  serving = new ScriptedServing();
  readonly alarms = new ScriptedAlarms();
  /** What was handed to CloudWatch. */
  readonly metrics: MetricDatum[] = [];
  database: Database;
  control: Control;

  constructor() {
    this.database = openDatabase(join(this.root, 'local.db'), 'FULL');
    this.control = this.#create();
  }

  #create(): Control {
    const objects = {
      bucketExists: async (bucket: string) => this.buckets.has(bucket),
      head: async (bucket: string, key: string) => {
        const etag = this.etags.get(`s3://${bucket}/${key}`);
        if (etag === undefined) throw new AwsError('NoSuchKey', 'The specified key does not exist.', 404);
        return { key, bytes: 1, etag: `"${etag}"`, modifiedAt: this.now };
      },
    } as Partial<ObjectStore> as ObjectStore;
    return createControl({
      database: this.database,
      objects,
      runtime: this.runtime,
      processing: this.processing,
      serving: this.serving,
      alarms: this.alarms,
      metrics: { put: (data) => void this.metrics.push(...data), flush: async () => undefined },
      region: 'us-east-1',
      accountId: '123456789012',
      clock: () => this.now,
      onFault: (error) => this.faults.push(error),
    });
  }

  /** Sends a request as the gateway does: checked first, then handled. */
  async send(operation: string, input: Record<string, unknown>): Promise<Record<string, unknown>> {
    const handler = this.control.service.operations[operation];
    if (handler === undefined) throw new Error(`no operation ${operation}`);
    this.control.service.validate(operation, input);
    return (await handler(input, call)) as Record<string, unknown>;
  }

  /** The code and text of the error a request ends with. */
  async failure(operation: string, input: Record<string, unknown>): Promise<string> {
    try {
      await this.send(operation, input);
    } catch (error) {
      if (error instanceof AwsError) return `${error.code}: ${error.message}`;
      throw error;
    }
    return 'accepted';
  }

  describe(name: string): Promise<Record<string, unknown>> {
    return this.send('DescribeTrainingJob', { TrainingJobName: name });
  }

  /** As after a kill: the same file, a runtime that knows nothing. The caller calls `recover`. */
  restart(leftovers: ScriptedRuntime['leftovers'] = []): void {
    this.database.close();
    this.serving = new ScriptedServing();
    this.runtime = new ScriptedRuntime();
    this.processing = new ScriptedProcessing();
    this.runtime.leftovers = leftovers;
    this.database = openDatabase(join(this.root, 'local.db'), 'FULL');
    this.control = this.#create();
  }

  close(): void {
    this.database.close();
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** Lets what was resolved be handled. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}
