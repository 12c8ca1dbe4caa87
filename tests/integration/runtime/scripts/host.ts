/** Hosts a runtime with one endless job, for a test that kills it: `host.ts ROOT NODE`. */
import { join } from 'node:path';
import { createTrainingRuntime, Slots } from '../../../../electron/local/runtime';
import { openLocalDatabases } from '../../../../electron/local/storage/database';
import { localObjectStore } from '../../../../electron/local/storage/local-object-store';
import { S3Storage } from '../../../../electron/local/storage/s3-storage';
import { jobSpec } from '../job-spec';

const [root = '', python = ''] = process.argv.slice(2);
const databases = openLocalDatabases(root);
const objects = localObjectStore(new S3Storage({ database: databases.resources, root, now: Date.now }), Date.now);
const runtime = createTrainingRuntime({
  root: join(root, 'runtime'),
  slots: new Slots(1),
  objects,
  logs: {
    append: (_group, _stream, events) => console.log(events.map(({ message }) => message).join('\n')),
    flush: async () => {},
  },
  metrics: { put: () => {}, flush: async () => {} },
  algorithmsDir: root,
  nodeCommand: { path: process.execPath, env: {} },
  python,
  clock: Date.now,
  region: 'us-east-1',
  accountId: '000000000000',
  childAws: { endpoint: 'http://127.0.0.1:1', accessKeyId: 'key', secretAccessKey: 'secret' },
});
await runtime.run(
  jobSpec({ jobName: 'left-over' }),
  { phase: () => {}, staged: () => {}, metric: () => {} },
  new AbortController().signal,
);
