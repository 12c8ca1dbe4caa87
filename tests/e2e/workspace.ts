import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunningDaemon } from '../fakes/local-daemon';
import { processesOf } from '../fakes/processes-of';
import { WorkspaceDriver } from '../fakes/workspace-driver';

/** The local workspace of a home, seen past the window: by the SDK, with the keys that lie in its folder. */
export function workspaceOf(home: string): WorkspaceDriver {
  const root = join(home, 'local');
  const read = (name: string) => JSON.parse(readFileSync(join(root, name), 'utf8'));
  const { port } = read('daemon.json') as { port: number };
  const { accountId, ...credentials } = read('credentials.json') as {
    accountId: string;
    accessKeyId: string;
    secretAccessKey: string;
  };
  const daemon = { endpoint: `http://127.0.0.1:${port}`, region: 'us-east-1', accountId, credentials, root };
  return new WorkspaceDriver({ ...daemon, complaints: () => '' } as unknown as RunningDaemon);
}

/** The processes that train in this home: those of its local workspace but the workspace itself. */
export function trainingProcesses(home: string): readonly number[] {
  return processesOf(join(home, 'local'))
    .filter(({ command }) => !/local\.js/.test(command))
    .map(({ pid }) => pid);
}
