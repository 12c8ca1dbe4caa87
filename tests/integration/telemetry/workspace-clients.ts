import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import type { LocalDaemon } from '../../fakes/local-daemon';

/** The SDK's clients on a running local workspace, one attempt a call so that no failure is hidden. */
export function workspaceClients({ endpoint, region, credentials }: LocalDaemon) {
  const common = { endpoint, region, credentials, maxAttempts: 1 };
  return {
    logs: new CloudWatchLogsClient({ ...common, disableHostPrefix: true }),
    cloudwatch: new CloudWatchClient(common),
  };
}
