/** Hosts a serving runtime with one instance, for a test that kills it: `serving-host.ts ROOT PYTHON`. */
import { join } from 'node:path';
import { createServingRuntime } from '../../../../electron/local/runtime';
import { openLocalDatabases } from '../../../../electron/local/storage/database';
import { localObjectStore } from '../../../../electron/local/storage/local-object-store';
import { S3Storage } from '../../../../electron/local/storage/s3-storage';
import { containersDir, instanceSpec } from '../serving-bench';

const [root = '', python = ''] = process.argv.slice(2);
const databases = openLocalDatabases(root);
const objects = localObjectStore(new S3Storage({ database: databases.resources, root, now: Date.now }), Date.now);
const runtime = createServingRuntime({
  root: join(root, 'serving'),
  objects,
  logs: {
    append: (_group, _stream, events) => console.log(events.map(({ message }) => message).join('\n')),
    flush: async () => {},
  },
  metrics: { put: () => {}, flush: async () => {} },
  algorithmsDir: root,
  containersDir,
  nodeCommand: { path: process.execPath, env: {} },
  python,
  clock: Date.now,
  childAws: { endpoint: 'http://127.0.0.1:1', accessKeyId: 'key', secretAccessKey: 'secret' },
});
runtime.start(instanceSpec(), () => {});
