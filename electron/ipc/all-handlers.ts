import type { Logger } from '../domains/platform-ports';
import type { Desktop } from './desktop-ports';
import type { CommandHandlers, StreamHandlers } from './handlers';
import { accountHandlers } from './handlers/account';
import { appHandlers } from './handlers/app';
import { auditHandlers } from './handlers/audit';
import { catalogueHandlers } from './handlers/catalogue';
import { chatHandlers, chatStreamHandlers } from './handlers/chat';
import { dataHandlers, dataStreamHandlers } from './handlers/data';
import { datasetHandlers, datasetStreamHandlers } from './handlers/datasets';
import { doctorStreamHandlers } from './handlers/doctor';
import { endpointHandlers, endpointStreamHandlers } from './handlers/endpoints';
import type { OpenConsole } from './handlers/in-scope';
import { insightHandlers, insightStreamHandlers } from './handlers/insights';
import { jobHandlers, jobStreamHandlers } from './handlers/jobs';
import { logHandlers, logStreamHandlers } from './handlers/logs';
import { metricStreamHandlers } from './handlers/metrics';
import { modelHandlers, modelStreamHandlers } from './handlers/models';
import { objectHandlers, objectStreamHandlers } from './handlers/objects';
import { overviewHandlers, overviewStreamHandlers } from './handlers/overview';
import { priceHandlers } from './handlers/prices';
import { processingHandlers, processingStreamHandlers } from './handlers/processing';
import { promotionHandlers, promotionStreamHandlers } from './handlers/promotions';
import { settingsHandlers, settingsStreamHandlers } from './handlers/settings';
import { workspaceHandlers, workspaceStreamHandlers } from './handlers/workspace';
import { workspacesHandlers, workspacesStreamHandlers } from './handlers/workspaces';

/** Every command and stream of the contract; the types refuse one too few or one too many. */
export function allHandlers(open: OpenConsole, desktop: Desktop, logger: Logger) {
  const commands = {
    ...jobHandlers(open),
    ...processingHandlers(open),
    ...endpointHandlers(open),
    ...logHandlers(open),
    ...dataHandlers(open, desktop),
    ...datasetHandlers(open, desktop),
    ...insightHandlers(open, desktop),
    ...objectHandlers(open, desktop),
    ...modelHandlers(open),
    ...promotionHandlers(open),
    ...workspaceHandlers(open),
    ...workspacesHandlers(open, desktop),
    ...overviewHandlers(open),
    ...settingsHandlers(open, desktop),
    ...appHandlers(open, desktop, logger),
    ...auditHandlers(open, desktop),
    ...chatHandlers(open, desktop),
    ...accountHandlers(open, desktop),
    ...priceHandlers(open),
    ...catalogueHandlers(open),
  } satisfies CommandHandlers;
  const streams = {
    ...jobStreamHandlers(open),
    ...processingStreamHandlers(open),
    ...endpointStreamHandlers(open),
    ...logStreamHandlers(open),
    ...metricStreamHandlers(open),
    ...dataStreamHandlers(open, desktop),
    ...datasetStreamHandlers(open, desktop),
    ...insightStreamHandlers(open),
    ...objectStreamHandlers(open, desktop),
    ...modelStreamHandlers(open),
    ...promotionStreamHandlers(open),
    ...workspaceStreamHandlers(open),
    ...doctorStreamHandlers(open),
    ...workspacesStreamHandlers(open),
    ...overviewStreamHandlers(open, desktop),
    ...settingsStreamHandlers(desktop),
    ...chatStreamHandlers(open),
  } satisfies StreamHandlers;
  return { commands, streams };
}
