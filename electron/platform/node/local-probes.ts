import { randomUUID } from 'node:crypto';
import { access, mkdir, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bad, type Finding, good, warning } from '../../../shared/model/finding';
import { formatBytes } from '../../../shared/model/format';
import type { Probe } from '../../domains/doctor/ports';
import type { StoreHealth } from '../../domains/store-ports';
import { fileFailure } from './file-failure';
import type { DaemonStatus } from './local-daemon';
import type { BundlePaths, Paths } from './paths';

export interface LocalProbesOptions {
  readonly paths: Paths;
  readonly bundles: BundlePaths;
  readonly health: () => Promise<StoreHealth>;
}

/** Below this a training job may run out of room, bytes. */
const littleRoom = 1024 ** 3;

/** What every workspace needs of this machine: its own files and the room for them. */
export function machineProbes({ bundles, health, paths }: LocalProbesOptions): readonly Probe[] {
  const area = 'This machine';
  return [
    { id: 'files.bundles', area, title: 'Program files', look: () => bundlesFinding(bundles) },
    { id: 'files.writable', area, title: 'Folder of Upside', look: () => writableFinding(paths) },
    { id: 'files.space', area, title: 'Room on the disk', look: () => spaceFinding(paths.home) },
    { id: 'files.store', area, title: 'Offline store', look: async () => storeFinding(await health()) },
  ];
}

/** The local workspace's process. It is not started: looking changes nothing. */
export function daemonProbe(status: () => Promise<DaemonStatus>): Probe {
  return {
    id: 'network.daemon',
    area: 'Local workspace',
    title: 'Process',
    look: async () => {
      const found = await status();
      switch (found.kind) {
        case 'running':
          return good(`Answers at ${found.endpoint.endpoint} (process ${found.pid}).`);
        case 'silent':
          return bad(
            `Process ${found.pid} holds the local workspace and does not answer.`,
            'Wait a moment and check again; if it stays silent, end that process.',
          );
        case 'crashed':
          return bad('It ended without being told to.', 'Start it with Reconnect or “upside local start”.');
        case 'stopped':
          return warning('It does not run.', 'Start it with Reconnect or “upside local start”.');
      }
    },
  };
}

async function bundlesFinding({ localDaemon, resources, storeWorker }: BundlePaths): Promise<Finding> {
  for (const path of [localDaemon, storeWorker, resources]) {
    const missing = await access(path).then(
      () => false,
      () => true,
    );
    if (missing) return bad(`${path} is missing.`, 'Install Upside again; from source, run "npm run build".');
  }
  return good(`Complete, on Node ${process.versions.node}.`);
}

async function writableFinding({ home, local, logs }: Paths): Promise<Finding> {
  for (const folder of [home, local, logs]) {
    const probe = join(folder, `.upside-doctor-${randomUUID()}`);
    try {
      await mkdir(folder, { recursive: true });
      await writeFile(probe, 'x', { flag: 'wx' });
    } catch (error) {
      const { message } = fileFailure(error, folder, 'write');
      return bad(message, 'Free some space, or let this account write there; UPSIDE_HOME names another folder.');
    } finally {
      await rm(probe, { force: true }).catch(() => undefined);
    }
  }
  return good(`${home} can be written to.`);
}

async function spaceFinding(folder: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  const detail = `${formatBytes(free)} are free.`;
  return free < littleRoom ? warning(detail, 'Free some space: a job that runs out of room fails.') : good(detail);
}

function storeFinding(health: StoreHealth): Finding {
  switch (health.kind) {
    case 'ready':
      return good('Works.');
    case 'renewed':
      return warning(
        `It was damaged and begun anew; the old one is kept as ${health.setAside}.`,
        'Runs that still exist are fetched again.',
      );
    case 'read-only':
    case 'unavailable':
      return bad(health.failure.message, health.failure.hint);
  }
}
