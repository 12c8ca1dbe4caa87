import { z } from 'zod';
import { preflightSchema } from '../model/preflight';
import { recipeSchema } from '../model/recipe';
import { fetchedSchema, instantSchema } from '../model/time';
import { trainingJobSchema, trainingJobSummarySchema } from '../model/training-job';
import { trainingJobNameSchema, trainingSpecSchema } from '../model/training-spec';
import { command, stream } from './define';
import { confirmationSchema, inWorkspace } from './scope';

const oneJob = inWorkspace.extend({ name: trainingJobNameSchema });
const confirmedJob = oneJob.extend({ confirmed: confirmationSchema });

/** Training jobs: what the list, the wizard, the job page and `upside jobs` call. */
export const jobCommands = {
  /** The jobs last seen, at once, from the offline store. */
  'jobs.list': command({
    effect: 'read',
    input: inWorkspace,
    output: z
      .object({ jobs: z.array(trainingJobSummarySchema).readonly(), fetchedAt: instantSchema.nullable() })
      .readonly(),
  }),
  'jobs.show': command({ effect: 'read', input: oneJob, output: fetchedSchema(trainingJobSchema) }),
  'jobs.recipes': command({ effect: 'read', input: z.object({}), output: z.array(recipeSchema).readonly() }),
  /** What would be sent and what it would cost, checked against the workspace before anything is created. */
  'jobs.preflight': command({
    effect: 'read',
    input: inWorkspace.extend({ spec: trainingSpecSchema }),
    output: preflightSchema,
  }),
  'jobs.launch': command({
    effect: 'spend',
    input: inWorkspace.extend({ spec: trainingSpecSchema, confirmed: confirmationSchema }),
    output: z.object({ name: z.string(), arn: z.string() }).readonly(),
  }),
  /** Resolves when the service confirms Stopping or a terminal state. */
  'jobs.stop': command({ effect: 'change', input: oneJob, output: z.object({ status: z.string() }).readonly() }),
  'jobs.delete': command({ effect: 'destroy', input: confirmedJob, output: z.object({}).readonly() }),
} as const;

export const jobStreams = {
  /** The stored list first, then the whole list again whenever anything in it changed. */
  'jobs.watchList': stream({
    input: inWorkspace,
    item: z
      .object({
        jobs: z.array(trainingJobSummarySchema).readonly(),
        fetchedAt: instantSchema.nullable(),
        source: z.enum(['live', 'store']),
      })
      .readonly(),
  }),
  /** The stored job first, then each change; ends when the job is terminal and was read back. */
  'jobs.watch': stream({ input: oneJob, item: fetchedSchema(trainingJobSchema) }),
} as const;
