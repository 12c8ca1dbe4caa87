import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { createGunzip, gzipSync } from 'node:zlib';
import { extract, pack } from 'tar-stream';
import {
  createProcessingRuntime,
  createTrainingRuntime,
  Slots,
  type TrainingRuntimeOptions,
} from '../../../electron/local/runtime';
import { processTable } from '../../../electron/local/runtime/processes/process-table';
import type { ProcessingRunSpec } from '../../../electron/local/runtime/processing/processing-runtime';
import type { TrainingObserver, TrainingRunSpec } from '../../../electron/local/runtime/training-runtime';
import { openLocalDatabases } from '../../../electron/local/storage/database';
import { localObjectStore } from '../../../electron/local/storage/local-object-store';
import { S3Storage } from '../../../electron/local/storage/s3-storage';
import type { LogEvent, MetricDatum } from '../../../electron/local/storage/telemetry';

/** The real interpreter, not a version manager's wrapper in front of it. */
export const python = execFileSync('python3', ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' }).trim();

/** Whether a process lives; one that only waits to be read by its parent does not. */
export async function lives(pid: number): Promise<boolean> {
  return (await processTable()).some((row) => row.pid === pid);
}

/** Things that happen, and who waits for one of them. */
export class Recorder<Item> {
  readonly items: Item[] = [];
  private waiting: (() => void)[] = [];

  add(item: Item): void {
    this.items.push(item);
    for (const wake of this.waiting.splice(0)) wake();
  }

  /** Resolves with the first item that fits, already there or yet to come. */
  async first(fits: (item: Item) => boolean): Promise<Item> {
    for (let next = 0; ; ) {
      for (; next < this.items.length; next += 1) {
        const item = this.items[next] as Item;
        if (fits(item)) return item;
      }
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
  }
}

export interface Logged extends LogEvent {
  readonly group: string;
  readonly stream: string;
}

/** A runtime over the workspace's real object storage, with everything it reports kept in memory. */
export async function openBench(overrides: Partial<TrainingRuntimeOptions> = {}) {
  const root = mkdtempSync(join(tmpdir(), 'upside-runtime-'));
  const databases = openLocalDatabases(root);
  const objects = localObjectStore(new S3Storage({ database: databases.resources, root, now: Date.now }), Date.now);
  await objects.ensureBucket('bucket');
  const logged = new Recorder<Logged>();
  const metrics = new Recorder<MetricDatum>();
  const options: TrainingRuntimeOptions = {
    root: join(root, 'runtime'),
    slots: new Slots(1),
    objects,
    logs: {
      append: (group, stream, events) => {
        for (const event of events) logged.add({ ...event, group, stream });
      },
      flush: async () => {},
    },
    metrics: {
      put: (data) => {
        for (const datum of data) metrics.add(datum);
      },
      flush: async () => {},
    },
    algorithmsDir: join(root, 'algorithms'),
    nodeCommand: { path: process.execPath, env: {} },
    python,
    clock: Date.now,
    region: 'us-east-1',
    accountId: '000000000000',
    childAws: { endpoint: 'http://127.0.0.1:1', accessKeyId: 'key', secretAccessKey: 'secret' },
    ...overrides,
  };
  const runtime = createTrainingRuntime(options);
  const processing = createProcessingRuntime({ ...options, root: join(root, 'processing') });
  return {
    root,
    objects,
    runtime,
    processing,
    logged,
    metrics,
    messages: () => logged.items.map(({ message }) => message),
    line: (part: string) => logged.first(({ message }) => message.includes(part)),
    async put(key: string, body: string | Buffer): Promise<void> {
      await objects.put('bucket', key, Readable.from([Buffer.from(body as string)]));
    },
    /** Stores a sourcedir.tar.gz whose train.py is `code`. */
    async putCode(code: string, more: { readonly [name: string]: string } = {}): Promise<void> {
      const archive = pack();
      for (const [name, content] of Object.entries({ 'train.py': code, ...more })) archive.entry({ name }, content);
      archive.finalize();
      await this.put('code/sourcedir.tar.gz', gzipSync(await buffer(archive as unknown as Readable)));
    },
    async get(key: string): Promise<string> {
      return text(await objects.read('bucket', key));
    },
    async keys(prefix: string): Promise<string[]> {
      const keys: string[] = [];
      for await (const { key } of objects.list('bucket', prefix)) keys.push(key);
      return keys;
    },
    /** The files of a tar.gz in the bucket. */
    async unpack(key: string): Promise<{ readonly [name: string]: string }> {
      const entries = extract();
      (await objects.read('bucket', key)).pipe(createGunzip()).pipe(entries as unknown as NodeJS.WritableStream);
      const files: { [name: string]: string } = {};
      for await (const entry of entries) files[entry.header.name] = await text(entry as unknown as Readable);
      return files;
    },
    /** The times in a tar.gz in the bucket. */
    async times(key: string): Promise<readonly (string | undefined)[]> {
      const entries = extract();
      (await objects.read('bucket', key)).pipe(createGunzip()).pipe(entries as unknown as NodeJS.WritableStream);
      const times: (string | undefined)[] = [];
      for await (const entry of entries) {
        times.push(entry.header.mtime?.toISOString());
        entry.resume();
      }
      return times;
    },
    start(spec: TrainingRunSpec) {
      const stop = new AbortController();
      const phases = new Recorder<{ readonly status: string; readonly message: string }>();
      const values = new Recorder<{ readonly name: string; readonly value: number }>();
      const staged = new Map<string, string>();
      const observer: TrainingObserver = {
        phase: (status, message) => phases.add({ status, message }),
        staged: (channel, sha256) => staged.set(channel, sha256),
        metric: (name, value) => values.add({ name, value }),
      };
      const outcome = runtime.run(spec, observer, stop.signal);
      return {
        outcome,
        phases,
        values,
        /** Channel to the SHA-256 of what was loaded for it. */
        staged,
        stop: () => stop.abort(),
        phase: (status: string) => phases.first((phase) => phase.status === status),
        statuses: () => phases.items.map(({ status }) => status),
      };
    },
    /** The same for a processing job; what it tells is kept as one line each. */
    startProcessing(spec: ProcessingRunSpec) {
      const stop = new AbortController();
      const told = new Recorder<string>();
      const loaded = new Map<string, string>();
      const outcome = processing.run(
        spec,
        {
          waiting: (message) => told.add(`waiting: ${message}`),
          started: () => told.add('started'),
          loaded: (input, sha256) => loaded.set(input, sha256),
          stopping: (why, message) => told.add(`stopping, ${why}: ${message}`),
        },
        stop.signal,
      );
      return { outcome, told, loaded, stop: () => stop.abort() };
    },
    async close(): Promise<void> {
      await Promise.all([runtime.shutdown(), processing.shutdown()]);
      databases.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

export type Bench = Awaited<ReturnType<typeof openBench>>;
