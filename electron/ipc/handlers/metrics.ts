import type { StreamsOf } from '../handlers';
import { type OpenConsole, streamInScope } from './in-scope';

export function metricStreamHandlers(open: OpenConsole): StreamsOf<'metrics'> {
  return {
    'metrics.follow': ({ workspaceId, jobName }, { signal }) =>
      streamInScope(open, workspaceId, ({ metrics }, scope) => metrics.follow(scope, jobName, signal)),
  };
}
