import { join } from 'node:path';
import { createControl } from '../control/index';
import { createGateway } from '../gateway/gateway';
import { stsService } from '../gateway/services/sts';
import { createProcessingRuntime, createServingRuntime, createTrainingRuntime, Slots } from '../runtime/index';
import { openLocalDatabases } from '../storage/database';
import { localObjectStore } from '../storage/local-object-store';
import { S3Storage } from '../storage/s3-storage';
import { createTelemetry } from '../telemetry/index';
import type { DaemonFlags } from './daemon-flags';
import { type DaemonLog, describeFault } from './daemon-log';
import { loadIdentity } from './identity';
import { watchIdle } from './idle-watch';
import { lockRoot, type RootLock } from './root-lock';

/** Every local workspace lies in this region. */
const region = 'us-east-1';

export interface Daemon {
  /** The one line a starter waits for. */
  readonly ready: {
    readonly endpoint: string;
    readonly region: string;
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly accountId: string;
  };
  /** Ends streams and jobs in order, keeps what they hold, lets go of the root. */
  close(): Promise<void>;
}

export interface DaemonOptions {
  readonly flags: DaemonFlags;
  /** Folder with <algorithm>.js. */
  readonly algorithmsDir: string;
  /** Folder with serving.py, which serves the user's own programs. */
  readonly containersDir: string;
  readonly now: () => number;
  /** Opened once the root is this daemon's own. */
  readonly openLog: (root: string) => DaemonLog;
  readonly onIdle: () => void;
}

/** Takes the root and builds the local workspace on it. Throws when the root belongs to another daemon. */
export async function startDaemon(options: DaemonOptions): Promise<Daemon> {
  const lock = lockRoot(options.flags.root, options.now());
  try {
    return await buildDaemon(options, lock);
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Builds every part once and connects them. */
async function buildDaemon(
  { flags, algorithmsDir, containersDir, now, openLog, onIdle }: DaemonOptions,
  lock: RootLock,
): Promise<Daemon> {
  const { root } = flags;
  const log = openLog(root);
  const { accountId, ...credentials } = loadIdentity(root);
  const databases = openLocalDatabases(root);
  const storage = new S3Storage({ database: databases.resources, root, now });
  const objects = localObjectStore(storage, now);
  await objects.ensureBucket(`sagemaker-${region}-${accountId}`);
  const telemetry = createTelemetry({ database: databases.telemetry, clock: now });
  const childAws = { ...credentials, endpoint: '' };
  const programs = {
    objects,
    logs: telemetry.logs,
    metrics: telemetry.metrics,
    algorithmsDir,
    // The packaged app has no Node of its own: Electron's binary becomes one by this variable.
    nodeCommand: {
      path: process.execPath,
      env: process.versions.electron === undefined ? {} : { ELECTRON_RUN_AS_NODE: '1' },
    },
    python: flags.python,
    clock: now,
    childAws,
  };
  const jobs = { ...programs, slots: new Slots(flags.slots), region, accountId };
  const runtime = createTrainingRuntime({ ...jobs, root: join(root, 'runtime') });
  const processing = createProcessingRuntime({ ...jobs, root: join(root, 'processing') });
  const serving = createServingRuntime({ ...programs, root: join(root, 'serving'), containersDir });
  const control = createControl({
    database: databases.resources,
    objects,
    runtime,
    processing,
    serving,
    alarms: telemetry.alarms,
    metrics: telemetry.metrics,
    invocationSeconds: flags.invocationSeconds,
    region,
    accountId,
    clock: now,
    onFault: (error) => log.write('error', 'fault', describeFault(error)),
  });
  let startServing = (): void => {};
  const recovered = new Promise<void>((resolve) => {
    startServing = resolve;
  });
  const gateway = createGateway({
    credentials,
    accountId,
    region,
    now,
    storage,
    services: [control.service, ...telemetry.services, stsService()],
    invoker: control.invoker,
    ready: recovered,
    onRequest: (record) => log.write('info', 'request', { ...record }),
    onFault: (error) => log.write('error', 'fault', describeFault(error)),
  });
  const port = await gateway.listen(flags.port);
  childAws.endpoint = `http://127.0.0.1:${port}`;
  await control.recover();
  startServing();
  lock.announce(port);
  log.write('info', 'started', { pid: process.pid, port, slots: flags.slots });
  const stopWatching = watchIdle({
    idleSeconds: flags.idleSeconds,
    now,
    isBusy: () => gateway.active > 0 || runtime.busy > 0 || processing.busy > 0 || serving.busy > 0,
    lastActivity: () => gateway.lastActivity,
    onIdle,
  });
  return {
    ready: { endpoint: childAws.endpoint, region, ...credentials, accountId },
    async close() {
      stopWatching();
      await gateway.close();
      await control.close();
      await telemetry.close();
      databases.close();
      log.write('info', 'ended', { pid: process.pid });
      log.close();
      lock.release();
    },
  };
}
