import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { type Header, pack } from 'tar-stream';
import { createServingRuntime } from '../../../electron/local/runtime';
import type { ServingRuntimeOptions } from '../../../electron/local/runtime/serving/options';
import type { InstanceSpec, ServingInstance } from '../../../electron/local/runtime/serving/serving-runtime';
import { openLocalDatabases } from '../../../electron/local/storage/database';
import { localObjectStore } from '../../../electron/local/storage/local-object-store';
import { S3Storage } from '../../../electron/local/storage/s3-storage';
import type { MetricDatum } from '../../../electron/local/storage/telemetry';
import { type Logged, python, Recorder } from './run-bench';

/** Where the product keeps the toolkit that serves Python programs. */
export const containersDir = join(import.meta.dirname, '../../../resources/containers');

/** An instance of a Python program in model.tar.gz, with what a test wants to be different. */
export function instanceSpec(overrides: Partial<InstanceSpec> = {}): InstanceSpec {
  return {
    endpointName: 'ep',
    variantName: 'blue',
    instanceId: 'i-1',
    image: '000000000000.dkr.ecr.us-east-1.amazonaws.com/pytorch-inference:2',
    modelDataUrl: 's3://bucket/model.tar.gz',
    environment: {},
    region: 'us-east-1',
    startupSeconds: 60,
    ...overrides,
  };
}

/** A serving runtime over the workspace's real object storage, with everything it reports kept in memory. */
export async function openServingBench(overrides: Partial<ServingRuntimeOptions> = {}) {
  const root = mkdtempSync(join(tmpdir(), 'upside-serving-'));
  const databases = openLocalDatabases(root);
  const objects = localObjectStore(new S3Storage({ database: databases.resources, root, now: Date.now }), Date.now);
  await objects.ensureBucket('bucket');
  const logged = new Recorder<Logged>();
  const metrics = new Recorder<MetricDatum>();
  const states = new Recorder<string>();
  const algorithmsDir = join(root, 'algorithms');
  mkdirSync(algorithmsDir);
  const runtime = createServingRuntime({
    root: join(root, 'serving'),
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
    algorithmsDir,
    containersDir,
    nodeCommand: { path: process.execPath, env: {} },
    python,
    clock: Date.now,
    childAws: { endpoint: 'http://127.0.0.1:1', accessKeyId: 'key', secretAccessKey: 'secret' },
    timing: { pingIntervalMs: 30, pingTimeoutMs: 300, restartPausesMs: [0, 20], ...overrides.timing },
    ...Object.fromEntries(Object.entries(overrides).filter(([name]) => name !== 'timing')),
  });
  return {
    root,
    objects,
    runtime,
    logged,
    metrics,
    states,
    line: (part: string) => logged.first(({ message }) => message.includes(part)),
    folders: () => readdirSync(join(root, 'serving', 'runs')),
    /** Stores a tar.gz of these files, or of headers a good archive would not have. */
    async putArchive(
      files: { readonly [name: string]: string },
      { key = 'model.tar.gz', odd = [] as readonly Partial<Header>[] } = {},
    ): Promise<void> {
      const archive = pack();
      for (const [name, content] of Object.entries(files)) archive.entry({ name }, content);
      for (const header of odd) {
        if (header.type === undefined) archive.entry(header as Header, 'x');
        else archive.entry(header as Header);
      }
      archive.finalize();
      const bytes = gzipSync(await buffer(archive as unknown as Readable));
      await objects.put('bucket', key, Readable.from([bytes]));
    },
    /** Puts a stand-in where the built-in algorithm's program is looked for. */
    putAlgorithm(name: string, code: string): void {
      writeFileSync(join(algorithmsDir, `${name}.js`), code);
    },
    start(spec: InstanceSpec = instanceSpec()): ServingInstance {
      return runtime.start(spec, ({ state }) => states.add(state));
    },
    async close(): Promise<void> {
      await runtime.shutdown();
      databases.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

export type ServingBench = Awaited<ReturnType<typeof openServingBench>>;

/** One request and its whole answer. */
export async function ask(
  instance: ServingInstance,
  body: string,
  headers: Readonly<Record<string, string>> = { 'content-type': 'application/json' },
): Promise<{ readonly status: number; readonly type: string | undefined; readonly text: string }> {
  const reply = await instance.invoke({ body: Buffer.from(body), headers }, new AbortController().signal);
  const parts: Uint8Array[] = [];
  for await (const part of reply.body) parts.push(part);
  return { status: reply.statusCode, type: reply.headers['content-type'], text: Buffer.concat(parts).toString() };
}
