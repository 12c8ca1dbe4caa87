import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openOfflineStore } from '../../electron/store/offline-store';

/**
 * A process that writes batches of log lines and tells each one that was acknowledged:
 * `store-writer.ts FILE NAME BATCHES LINES`. Every third line has the same event id in every writer.
 */
const [, , file = '', name = '', batches = '0', lines = '0'] = process.argv;
const worker = join(dirname(fileURLToPath(import.meta.url)), '../../out/node/store-worker.js');
const store = openOfflineStore({ file, workerFile: worker });
for (let batch = 0; batch < Number(batches); batch += 1) {
  const written = Array.from({ length: Number(lines) }, (_value, line) => {
    const id = line % 3 === 0 ? `shared/${batch}/${line}` : `${name}/${batch}/${line}`;
    return { at: batch, stream: 's', text: `line ${id}`, eventId: id };
  });
  await store.logs.append('local', 'job', written, batch);
  process.stdout.write(`${batch + 1}\n`);
}
await store.close();
