import { z } from 'zod';
import { dataObjectSchema } from './data-object';
import { toS3Uri } from './s3-uri';
import { instantSchema } from './time';

const count = z.number().int().nonnegative();

/** Whether what is shown was read just now or is what was kept of the last time. */
const freshness = { fetchedAt: instantSchema, source: z.enum(['live', 'store']) };

export const bucketListSchema = z
  .object({
    buckets: z
      .array(
        z
          .object({
            name: z.string(),
            createdAt: instantSchema.nullable(),
            /** The workspace's own bucket, where jobs and data sets are. */
            isDefault: z.boolean(),
          })
          .readonly(),
      )
      .readonly(),
    ...freshness,
  })
  .readonly();
export type BucketList = z.infer<typeof bucketListSchema>;

/** One page of what lies directly below a prefix. */
export const objectPageSchema = z
  .object({
    /** Whole prefixes that end in a slash, as folders do. */
    prefixes: z.array(z.string()).readonly(),
    objects: z.array(dataObjectSchema).readonly(),
    /** Where the next page begins; null: there is none. */
    next: z.string().nullable(),
    ...freshness,
  })
  .readonly();
export type ObjectPage = z.infer<typeof objectPageSchema>;

/** The beginning of an object, as far as it can be shown. */
export const objectPreviewSchema = z.discriminatedUnion('kind', [
  /** `pretty`: JSON set out anew; `cut`: there is more than is shown. */
  z
    .object({ kind: z.literal('text'), text: z.string(), pretty: z.boolean(), cut: z.boolean(), bytes: count })
    .readonly(),
  z
    .object({
      kind: z.literal('rows'),
      columns: z.array(z.string()).readonly(),
      rows: z.array(z.array(z.string()).readonly()).readonly(),
      cut: z.boolean(),
      bytes: count,
    })
    .readonly(),
  z
    .object({
      kind: z.literal('image'),
      mediaType: z.enum(['image/png', 'image/jpeg', 'image/gif', 'image/webp']),
      base64: z.string(),
      bytes: count,
    })
    .readonly(),
  z.object({ kind: z.literal('none'), why: z.string(), bytes: count }).readonly(),
]);
export type ObjectPreview = z.infer<typeof objectPreviewSchema>;

/** An upload in parts that was begun and neither completed nor aborted; its parts take up room until then. */
export const unfinishedUploadSchema = z
  .object({
    s3Uri: z.string(),
    uploadId: z.string(),
    startedAt: instantSchema,
    /** Bytes of the parts that arrived. */
    sentBytes: count,
    /** `running`: this console sends it now. `orphan`: nobody here knows which file it was made of. */
    state: z.enum(['running', 'resumable', 'orphan']),
    /** The file on this machine; null for an orphan. */
    file: z.object({ name: z.string(), bytes: count }).readonly().nullable(),
  })
  .readonly();
export type UnfinishedUpload = z.infer<typeof unfinishedUploadSchema>;

/** Objects by key, and whole prefixes with everything below them. */
export interface ObjectSelection {
  readonly bucket: string;
  readonly keys: readonly string[];
  readonly prefixes: readonly string[];
}

/** What a person confirms before a selection is deleted: its address, or how many addresses of which bucket. */
export function deletionTarget({ bucket, keys, prefixes }: ObjectSelection): string {
  const [only, ...others] = [...prefixes, ...keys];
  if (only !== undefined && others.length === 0) return toS3Uri(bucket, only);
  const parts = [
    prefixes.length === 0 ? null : `${prefixes.length} ${prefixes.length === 1 ? 'folder' : 'folders'}`,
    keys.length === 0 ? null : `${keys.length} ${keys.length === 1 ? 'object' : 'objects'}`,
  ];
  return `${parts.filter((part) => part !== null).join(' and ')} of s3://${bucket}`;
}
