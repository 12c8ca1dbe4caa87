import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { createPace } from '../../electron/domains/pace';
import { systemClock } from '../../electron/platform/node/clock';
import { openOfflineStore } from '../../electron/store/offline-store';

/** A process that takes TURNS turns of KEY as quickly as it may and tells the time of each, once its input ends: `pace-taker.ts FILE KEY PER_SECOND TURNS`. */
const [, , file = '', key = '', perSecond = '1', turns = '0'] = process.argv;
const worker = join(dirname(fileURLToPath(import.meta.url)), '../../out/node/store-worker.js');
const store = openOfflineStore({ file, workerFile: worker });
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const pace = createPace({ store: store.paces, clock: systemClock, logger: silent });
process.stdout.write('ready\n');
await buffer(process.stdin);
for (let turn = 0; turn < Number(turns); turn += 1) {
  await pace.take(key, Number(perSecond), new AbortController().signal);
  process.stdout.write(`${Date.now()}\n`);
}
await store.close();
