import { z } from 'zod';
import { preflightSchema } from '../model/preflight';
import {
  processingJobNameSchema,
  processingJobSchema,
  processingJobSummarySchema,
  processingSpecSchema,
} from '../model/processing-job';
import { fetchedSchema, instantSchema } from '../model/time';
import { command, stream } from './define';
import { logItemSchema, logPage } from './logs';
import { confirmationSchema, inWorkspace } from './scope';

const oneJob = inWorkspace.extend({ name: processingJobNameSchema });
const list = z.object({ jobs: z.array(processingJobSummarySchema).readonly(), fetchedAt: instantSchema.nullable() });

/** Processing jobs: what prepares data and computes insights. */
export const processingCommands = {
  /** The jobs last seen, at once, from the offline store. */
  'processing.list': command({ effect: 'read', input: inWorkspace, output: list.readonly() }),
  'processing.show': command({ effect: 'read', input: oneJob, output: fetchedSchema(processingJobSchema) }),
  /** What would be sent and what it would cost, checked against the workspace before anything is created. */
  'processing.preflight': command({
    effect: 'read',
    input: inWorkspace.extend({ spec: processingSpecSchema }),
    output: preflightSchema,
  }),
  /** Exactly one job of that name exists when it resolves, also after a lost reply. */
  'processing.launch': command({
    effect: 'spend',
    input: inWorkspace.extend({ spec: processingSpecSchema, confirmed: confirmationSchema }),
    output: z.object({ name: z.string(), arn: z.string() }).readonly(),
  }),
  /** Resolves when the service confirms Stopping or a terminal state. */
  'processing.stop': command({ effect: 'change', input: oneJob, output: z.object({ status: z.string() }).readonly() }),
  'processing.logPage': logPage(oneJob),
} as const;

export const processingStreams = {
  /** The stored list first, then the whole list again whenever anything in it changed. */
  'processing.watchList': stream({
    input: inWorkspace,
    item: list.extend({ source: z.enum(['live', 'store']) }).readonly(),
  }),
  /** The stored job first, then each change; ends when the job is terminal and was read back. */
  'processing.watch': stream({ input: oneJob, item: fetchedSchema(processingJobSchema) }),
  /** First the number of lines held, then new lines as they arrive; stored before they are shown. */
  'processing.log': stream({ input: oneJob, item: logItemSchema }),
} as const;
