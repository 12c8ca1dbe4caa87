import { z } from 'zod';
import { catalogueImageSchema, instanceTypeSchema } from './catalogue';
import { instancePriceSchema } from './price-list';

/** An instance type of the catalogue with its on-demand price in one region for one use; null where no price is known. */
export const offeredTypeSchema = z
  .object({
    ...instanceTypeSchema.unwrap().shape,
    price: instancePriceSchema.unwrap().pick({ usdPerHour: true, asOf: true, source: true }).readonly().nullable(),
  })
  .readonly();
export type OfferedType = z.infer<typeof offeredTypeSchema>;

export const offeredTypesSchema = z
  .object({
    /** Whose prices these are: the workspace's region, or us-east-1 for what runs on this machine. */
    region: z.string(),
    /** False: it runs on this machine, and the prices are what AWS would charge. */
    charged: z.boolean(),
    /** Those the use takes, in the order of the catalogue. */
    types: z.array(offeredTypeSchema).readonly(),
    /** Names the catalogue has for another use only. */
    elsewhere: z.array(z.string()).readonly(),
  })
  .readonly();
export type OfferedTypes = z.infer<typeof offeredTypesSchema>;

/** An image of the catalogue with its address in one region; null where no registry of AWS's images is known there. */
export const offeredImageSchema = z
  .object({ ...catalogueImageSchema.unwrap().shape, address: z.string().nullable() })
  .readonly();
export type OfferedImage = z.infer<typeof offeredImageSchema>;
