import type { z } from 'zod';
import { accountCommands } from './account';
import { appCommands } from './app';
import { auditCommands } from './audit';
import { catalogueCommands } from './catalogue';
import { chatCommands, chatStreams } from './chat';
import { dataCommands, dataStreams } from './data';
import { datasetCommands, datasetStreams } from './datasets';
import { doctorStreams } from './doctor';
import { endpointCommands, endpointStreams } from './endpoints';
import { insightCommands, insightStreams } from './insights';
import { jobCommands, jobStreams } from './jobs';
import { logCommands, logStreams } from './logs';
import { metricStreams } from './metrics';
import { modelCommands, modelStreams } from './models';
import { objectCommands, objectStreams } from './objects';
import { overviewCommands, overviewStreams } from './overview';
import { priceCommands } from './prices';
import { processingCommands, processingStreams } from './processing';
import { promotionCommands, promotionStreams } from './promotions';
import { settingsCommands, settingsStreams } from './settings';
import { workspaceCommands, workspaceStreams } from './workspace';
import { workspacesCommands, workspacesStreams } from './workspaces';

/** Everything the window may ask of the main process. */
export const commands = {
  ...jobCommands,
  ...processingCommands,
  ...endpointCommands,
  ...logCommands,
  ...dataCommands,
  ...datasetCommands,
  ...insightCommands,
  ...objectCommands,
  ...modelCommands,
  ...promotionCommands,
  ...workspaceCommands,
  ...workspacesCommands,
  ...overviewCommands,
  ...settingsCommands,
  ...appCommands,
  ...auditCommands,
  ...chatCommands,
  ...accountCommands,
  ...priceCommands,
  ...catalogueCommands,
} as const;

export const streams = {
  ...jobStreams,
  ...processingStreams,
  ...endpointStreams,
  ...logStreams,
  ...metricStreams,
  ...dataStreams,
  ...datasetStreams,
  ...insightStreams,
  ...objectStreams,
  ...modelStreams,
  ...promotionStreams,
  ...workspaceStreams,
  ...doctorStreams,
  ...workspacesStreams,
  ...overviewStreams,
  ...settingsStreams,
  ...chatStreams,
} as const;

export type CommandName = keyof typeof commands;
/** What a caller passes in. */
export type CommandInput<N extends CommandName> = z.input<(typeof commands)[N]['input']>;
/** What a handler receives, parsed. */
export type ParsedCommandInput<N extends CommandName> = z.output<(typeof commands)[N]['input']>;
export type CommandOutput<N extends CommandName> = z.output<(typeof commands)[N]['output']>;

export type StreamName = keyof typeof streams;
export type StreamInput<N extends StreamName> = z.input<(typeof streams)[N]['input']>;
export type ParsedStreamInput<N extends StreamName> = z.output<(typeof streams)[N]['input']>;
export type StreamItem<N extends StreamName> = z.output<(typeof streams)[N]['item']>;
