import type { Logger } from '../domains/platform-ports';
import type { Desktop } from './desktop-ports';
import type { CommandHandlers, StreamHandlers } from './handlers';
import { appHandlers } from './handlers/app';
import { dataHandlers, dataStreamHandlers } from './handlers/data';
import type { OpenConsole } from './handlers/in-scope';
import { jobHandlers, jobStreamHandlers } from './handlers/jobs';
import { logHandlers, logStreamHandlers } from './handlers/logs';
import { metricStreamHandlers } from './handlers/metrics';
import { workspaceHandlers, workspaceStreamHandlers } from './handlers/workspace';

/** Every command and stream of the contract; the types refuse one too few or one too many. */
export function allHandlers(open: OpenConsole, desktop: Desktop, logger: Logger) {
  const commands = {
    ...jobHandlers(open),
    ...logHandlers(open),
    ...dataHandlers(open, desktop),
    ...workspaceHandlers(open),
    ...appHandlers(open, desktop, logger),
  } satisfies CommandHandlers;
  const streams = {
    ...jobStreamHandlers(open),
    ...logStreamHandlers(open),
    ...metricStreamHandlers(open),
    ...dataStreamHandlers(open, desktop),
    ...workspaceStreamHandlers(open),
  } satisfies StreamHandlers;
  return { commands, streams };
}
