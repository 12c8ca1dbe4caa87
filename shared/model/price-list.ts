import { z } from 'zod';

/** A day or, where a source names no more, a month. */
const dateSchema = z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/);
const sourceSchema = z.string().regex(/^https:\/\//);

/** The on-demand price of one instance, as the source said it on that date. */
export const instancePriceSchema = z
  .object({
    region: z.string().min(1),
    instanceType: z.string().regex(/^ml\.[a-z0-9-]+\.[a-z0-9]+$/),
    usdPerHour: z.number().positive(),
    source: sourceSchema,
    asOf: dateSchema,
  })
  .readonly();
export type InstancePrice = z.infer<typeof instancePriceSchema>;

/** Volumes and `s3-standard` (its first 50 TB) are per GB and month, `endpoint-data` per GB of requests or answers. */
export const storageKinds = [
  'training-volume',
  'processing-volume',
  'hosting-volume',
  's3-standard',
  'endpoint-data',
] as const;
export type StorageKind = (typeof storageKinds)[number];

export const storagePriceSchema = z
  .object({
    region: z.string().min(1),
    kind: z.enum(storageKinds),
    usdPerGb: z.number().nonnegative(),
    source: sourceSchema,
    asOf: dateSchema,
  })
  .readonly();
export type StoragePrice = z.infer<typeof storagePriceSchema>;

/** What an instance is used for: SageMaker lists a price for each. */
export const instanceUses = ['training', 'hosting', 'processing'] as const;
export type InstanceUse = (typeof instanceUses)[number];

export const priceListSchema = z
  .object({
    training: z.array(instancePriceSchema).readonly(),
    hosting: z.array(instancePriceSchema).readonly(),
    processing: z.array(instancePriceSchema).readonly(),
    storage: z.array(storagePriceSchema).readonly(),
  })
  .readonly();
export type PriceList = z.infer<typeof priceListSchema>;

export const noPrices: PriceList = { training: [], hosting: [], processing: [], storage: [] };

/** Null where no source was found: a price of another region or use is never taken in its place. */
export function instancePrice(
  list: PriceList,
  use: InstanceUse,
  region: string,
  instanceType: string,
): InstancePrice | null {
  return list[use].find((row) => row.region === region && row.instanceType === instanceType) ?? null;
}

export function storagePrice(list: PriceList, kind: StorageKind, region: string): StoragePrice | null {
  return list.storage.find((row) => row.region === region && row.kind === kind) ?? null;
}

/** `newer` takes the place of what `older` says of the same thing; what it does not name stays. */
export function mergePrices(older: PriceList, newer: PriceList): PriceList {
  const merged = <Row>(key: (row: Row) => string, before: readonly Row[], after: readonly Row[]): readonly Row[] => [
    ...new Map([...before, ...after].map((row) => [key(row), row])).values(),
  ];
  const instances = (use: InstanceUse): readonly InstancePrice[] =>
    merged(({ instanceType, region }) => `${region} ${instanceType}`, older[use], newer[use]);
  return {
    training: instances('training'),
    hosting: instances('hosting'),
    processing: instances('processing'),
    storage: merged(({ kind, region }) => `${region} ${kind}`, older.storage, newer.storage),
  };
}
