import { z } from 'zod';
import { endpointNameSchema } from '../model/endpoint';
import { preflightCheckSchema, preflightProblemSchema } from '../model/preflight';
import {
  configDifferenceSchema,
  flightSchema,
  promotionCallSchema,
  promotionRequestSchema,
  promotionSampleSchema,
  promotionSchema,
} from '../model/promotion';
import { command, stream } from './define';
import { confirmationSchema, inWorkspace } from './scope';

const started = z.object({ id: z.string() }).readonly();

/** What a promotion or a way back would do; it can be started while there are no problems. */
const plannedSchema = z
  .object({
    checks: z.array(preflightCheckSchema).readonly(),
    problems: z.array(preflightProblemSchema).readonly(),
    /** What to know beforehand, in sentences. */
    notes: z.array(z.string()).readonly(),
    differences: z.array(configDifferenceSchema).readonly(),
    /** Null while there are problems. */
    promotion: promotionSchema.nullable(),
    price: z.string(),
  })
  .readonly();

/** Promotions: moving a registry version to an endpoint, watched, proven, and back again. */
export const promotionCommands = {
  'promotions.plan': command({
    effect: 'read',
    input: inWorkspace.extend({ request: promotionRequestSchema }),
    output: plannedSchema,
  }),
  /** Plans again and starts; the console carries it on, also after it was closed and opened again. */
  'promotions.start': command({
    effect: 'spend',
    input: inWorkspace.extend({ request: promotionRequestSchema, confirmed: confirmationSchema }),
    output: started,
  }),
  'promotions.planRevert': command({
    effect: 'read',
    input: inWorkspace.extend({ endpoint: endpointNameSchema }),
    output: plannedSchema,
  }),
  'promotions.revert': command({
    effect: 'spend',
    input: inWorkspace.extend({ endpoint: endpointNameSchema, confirmed: confirmationSchema }),
    output: started,
  }),
  /** Newest first, from the offline store. */
  'promotions.list': command({
    effect: 'read',
    input: inWorkspace.extend({ endpoint: endpointNameSchema.nullable() }),
    output: z.array(promotionSchema).readonly(),
  }),
  'promotions.show': command({ effect: 'read', input: inWorkspace.extend({ id: z.string() }), output: flightSchema }),
} as const;

export const promotionStreams = {
  /** Everything held first, then what is new; ends when the promotion has ended. */
  'promotions.watch': stream({
    input: inWorkspace.extend({ id: z.string() }),
    item: z
      .object({
        promotion: promotionSchema,
        calls: z.array(promotionCallSchema).readonly(),
        samples: z.array(promotionSampleSchema).readonly(),
      })
      .readonly(),
  }),
} as const;
