import { z } from 'zod';
import { priceListSchema } from './price-list';
import { instantSchema } from './time';

/** Prices asked of the AWS Price List, and when each region's were. */
export const keptPricesSchema = z
  .object({ fetchedAt: z.record(z.string(), instantSchema).readonly(), prices: priceListSchema })
  .readonly();
export type KeptPrices = z.infer<typeof keptPricesSchema>;
