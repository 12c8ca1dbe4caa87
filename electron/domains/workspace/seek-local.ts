import { fail, ok, type Result } from '../../../shared/errors/result';
import { localWorkspaceId } from '../../../shared/model/workspace';
import type { AwsWorkspace } from '../aws-ports';
import type { LocalDaemon, LocalEndpoint } from '../platform-ports';
import type { Reached } from './link';

/** Finds the local workspace's process; starts it when it crashed, or when a person wants it. */
export function seekLocal(options: {
  readonly daemon: LocalDaemon;
  readonly connect: (endpoint: LocalEndpoint) => AwsWorkspace;
}) {
  const reached = (endpoint: LocalEndpoint): Reached => ({
    aws: options.connect(endpoint),
    workspace: {
      id: localWorkspaceId,
      kind: 'local',
      name: 'This machine',
      region: endpoint.region,
      accountId: endpoint.accountId,
      alias: null,
      colour: null,
      access: 'full',
      production: false,
      roleArn: null,
      bucket: null,
    },
  });
  return async (wanted: boolean, signal: AbortSignal): Promise<Result<Reached>> => {
    const found = await options.daemon.find();
    if (found.kind === 'running') return ok(reached(found.endpoint));
    // One that crashed is started again; one that somebody stopped stays stopped until asked for.
    if (!wanted && found.kind === 'stopped') {
      return fail(
        'workspace.offline',
        'The local workspace is not running.',
        'Start it with Reconnect or “upside local start”.',
        { retryable: true },
      );
    }
    const started = await options.daemon.ensure(signal);
    return started.ok ? ok(reached(started.data)) : started;
  };
}
