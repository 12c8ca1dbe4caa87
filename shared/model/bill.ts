import { z } from 'zod';

const usd = z.number().nonnegative();

/** What something costs before it is made, and how that was found. */
export const billSchema = z
  .object({
    /** False: it runs on this machine and costs nothing; every figure is what AWS would have charged. */
    charged: z.boolean(),
    /** Whose prices these are. */
    region: z.string(),
    /** All instances together, on demand; null where no price is known. */
    usdPerHour: usd.nullable(),
    /** 730 hours; null for what ends by itself, and where no price is known. */
    usdPerMonth: usd.nullable(),
    /** What it will probably cost; null when nobody knows how long it takes, or no price is known. */
    expected: z.object({ usd, seconds: z.number().positive(), basis: z.string() }).readonly().nullable(),
    /** What it costs when it runs as long as it may; null for what has no end, and where no price is known. */
    worst: z.object({ usd, seconds: z.number().positive() }).readonly().nullable(),
    /** The parts of the worst case, or of an hour of what has no end. */
    lines: z.array(z.object({ label: z.string(), usd: usd.nullable(), note: z.string() }).readonly()).readonly(),
    /** An estimate, never a promise: the market sets the price of spot capacity. Null for what runs on demand. */
    spot: z.object({ lowUsd: usd.nullable(), highUsd: usd.nullable(), interruption: z.string() }).readonly().nullable(),
    /** Where the price per hour comes from and of which date it is. */
    rates: z.array(z.object({ source: z.string(), asOf: z.string() }).readonly()).readonly(),
    /** What is not in the figures, and why a price is unknown. */
    notes: z.array(z.string()).readonly(),
  })
  .readonly();
export type Bill = z.infer<typeof billSchema>;

/** Hours of a month as AWS counts them in its price examples. */
export const hoursPerMonth = 730;
/** Prices of what runs on this machine are those of this region. */
export const localPriceRegion = 'us-east-1';
/** The most AWS says managed spot training saves: https://docs.aws.amazon.com/sagemaker/latest/dg/model-managed-spot-training.html */
export const mostSpotSaves = 0.9;
