import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openOfflineStore } from '../../electron/store/offline-store';

/** A process that appends entries to the audit log and tells each one that was acknowledged: `audit-writer.ts FILE NAME ENTRIES`. */
const [, , file = '', name = '', entries = '0'] = process.argv;
const worker = join(dirname(fileURLToPath(import.meta.url)), '../../out/node/store-worker.js');
const store = openOfflineStore({ file, workerFile: worker });
for (let index = 0; index < Number(entries); index += 1) {
  await store.audit.append({
    at: index,
    user: name,
    via: 'window',
    action: 'jobs.launch',
    target: `job/${name}-${index}`,
    workspaceId: 'local',
    accountId: '000000000000',
    region: 'us-east-1',
    outcome: 'done',
    detail: '',
  });
  process.stdout.write(`${index + 1}\n`);
}
await store.close();
