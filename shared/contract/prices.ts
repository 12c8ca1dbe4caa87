import { z } from 'zod';
import { priceListSchema } from '../model/price-list';
import { instantSchema } from '../model/time';
import { command } from './define';
import { inWorkspace } from './scope';

const regionPrices = z
  .object({
    /** The region whose prices count: the workspace's, or us-east-1 for what runs on this machine. */
    region: z.string(),
    /** When AWS was last asked; null: these are the prices that ship with Upside. */
    fetchedAt: instantSchema.nullable(),
    /** Of that region, each with its source and date. */
    prices: priceListSchema,
  })
  .readonly();

/** Prices with their sources: what the review steps, Home and `upside prices` show. */
export const priceCommands = {
  'prices.show': command({ effect: 'read', input: inWorkspace, output: regionPrices }),
  /** Asks the AWS Price List for the region and keeps the answer in the home. */
  'prices.refresh': command({ effect: 'change', input: inWorkspace, output: regionPrices }),
} as const;
