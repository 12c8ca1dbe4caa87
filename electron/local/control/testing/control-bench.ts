import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AwsError, type Call } from '../../gateway/service';
import { type Database, openDatabase } from '../../storage/database';
import type { ObjectStore } from '../../storage/objects';
import { type Control, createControl } from '../index';
import { ScriptedRuntime } from './scripted-runtime';

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
  readonly faults: unknown[] = [];
  now = Date.UTC(2026, 10, 1);
  runtime = new ScriptedRuntime();
  database: Database;
  control: Control;

  constructor() {
    this.database = openDatabase(join(this.root, 'local.db'), 'FULL');
    this.control = this.#create();
  }

  #create(): Control {
    const objects = {
      bucketExists: async (bucket: string) => this.buckets.has(bucket),
    } as Partial<ObjectStore> as ObjectStore;
    return createControl({
      database: this.database,
      objects,
      runtime: this.runtime,
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
    this.runtime = new ScriptedRuntime();
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
