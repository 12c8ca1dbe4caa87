import { z } from 'zod';
import { catalogueImageSchema } from '../model/catalogue';
import { offeredImageSchema, offeredTypesSchema } from '../model/offered';
import { instanceUses } from '../model/price-list';
import { command } from './define';
import { inWorkspace } from './scope';

/** What AWS documents of instance types and images, as it ships with Upside: each row names its source and date. */
export const catalogueCommands = {
  'catalogue.instanceTypes': command({
    effect: 'read',
    input: inWorkspace.extend({ use: z.enum(instanceUses) }),
    output: offeredTypesSchema,
  }),
  /** AWS's deep learning images, by their addresses in the workspace's region. */
  'catalogue.images': command({
    effect: 'read',
    input: inWorkspace.extend({ use: catalogueImageSchema.unwrap().shape.use }),
    output: z.object({ region: z.string(), images: z.array(offeredImageSchema).readonly() }).readonly(),
  }),
} as const;
