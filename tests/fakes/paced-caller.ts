import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { createAwsWorkspace } from '../../electron/aws/aws-workspace';
import { createPace } from '../../electron/domains/pace';
import { systemClock } from '../../electron/platform/node/clock';
import { openOfflineStore } from '../../electron/store/offline-store';

/**
 * A console of its own over the store FILE, calling services of one account at ENDPOINT as quickly as its pace lets it,
 * TURNS times each, with the access key KEY: `paced-caller.ts FILE ENDPOINT TURNS KEY`. Says when it is ready and begins
 * when its input ends. Whatever is answered is well.
 */
const [, , file = '', endpoint = '', turns = '0', key = ''] = process.argv;
const worker = join(dirname(fileURLToPath(import.meta.url)), '../../out/node/store-worker.js');
const store = openOfflineStore({ file, workerFile: worker });
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const aws = createAwsWorkspace({
  region: 'eu-west-1',
  accountId: '123456789012',
  endpoint,
  credentials: { accessKeyId: key, secretAccessKey: 'test' },
  pace: createPace({ store: store.paces, clock: systemClock, logger: silent }),
});
const calls: readonly (() => Promise<unknown>)[] = [
  () => aws.trainingJobs.describe('job'),
  () => aws.networks.vpcs(),
  () => aws.kmsKeys.keys(),
  () => aws.roles.describe('role'),
  () => aws.images.repositories(),
  () => aws.identity.whoAmI(),
];
process.stdout.write('ready\n');
await buffer(process.stdin);
await Promise.all(
  calls.map(async (call) => {
    for (let turn = 0; turn < Number(turns); turn += 1) await call();
  }),
);
aws.close();
await store.close();
