import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FaultProxy, startFaultProxy } from './fault-proxy';
import { type LocalDaemonOptions, type RunningDaemon, startLocalDaemon } from './local-daemon';

export interface ProxiedHome {
  readonly home: string;
  readonly daemon: RunningDaemon;
  readonly proxy: FaultProxy;
  destroy(): Promise<void>;
}

/**
 * A home whose local workspace seems to listen where a fault proxy does: its folder holds the real
 * daemon's keys and a lock that names the proxy's port.
 */
export async function makeProxiedHome(options: LocalDaemonOptions = {}): Promise<ProxiedHome> {
  const daemon = await startLocalDaemon(options);
  const proxy = await startFaultProxy(Number(new URL(daemon.endpoint).port));
  const home = await mkdtemp(join(tmpdir(), 'upside-proxied-'));
  await mkdir(join(home, 'local'));
  await cp(join(daemon.root, 'credentials.json'), join(home, 'local', 'credentials.json'));
  await writeFile(
    join(home, 'local', 'daemon.json'),
    JSON.stringify({ pid: process.pid, port: proxy.port, startedAt: 0 }),
  );
  return {
    home,
    daemon,
    proxy,
    destroy: async () => {
      await proxy.close();
      await daemon.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}
