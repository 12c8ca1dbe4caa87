import type { z } from 'zod';
import { appCommands } from './app';
import { auditCommands } from './audit';
import { chatCommands, chatStreams } from './chat';
import { dataCommands, dataStreams } from './data';
import { endpointCommands, endpointStreams } from './endpoints';
import { jobCommands, jobStreams } from './jobs';
import { logCommands, logStreams } from './logs';
import { metricStreams } from './metrics';
import { modelCommands, modelStreams } from './models';
import { promotionCommands, promotionStreams } from './promotions';
import { workspaceCommands, workspaceStreams } from './workspace';

/** Everything the window may ask of the main process. */
export const commands = {
  ...jobCommands,
  ...endpointCommands,
  ...logCommands,
  ...dataCommands,
  ...modelCommands,
  ...promotionCommands,
  ...workspaceCommands,
  ...appCommands,
  ...auditCommands,
  ...chatCommands,
} as const;

export const streams = {
  ...jobStreams,
  ...endpointStreams,
  ...logStreams,
  ...metricStreams,
  ...dataStreams,
  ...modelStreams,
  ...promotionStreams,
  ...workspaceStreams,
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
