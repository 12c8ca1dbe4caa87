import { z } from 'zod';
import { toS3Uri } from '../s3-uri';
import { instantSchema } from '../time';
import { dataCardSchema } from './data-card';
import { qualityReportSchema } from './quality-report';

/** A name that is also a folder of S3 and part of a job's name. */
export const datasetNameSchema = z
  .string()
  .regex(/^[a-z0-9](-*[a-z0-9]){0,39}$/, 'A data set’s name has at most 40 small letters, digits and inner hyphens.');

/** The first 12 hexadecimal digits of a SHA-256 over the sources (path and content) and the options: the same import is the same version. */
export const datasetVersionSchema = z.string().regex(/^[0-9a-f]{12}$/);

/** `preparing`: its job runs. `failed`: its job ended without a data card. */
const datasetStatusSchema = z.enum(['preparing', 'ready', 'failed']);
export type DatasetStatus = z.infer<typeof datasetStatusSchema>;

export const datasetVersionSummarySchema = z
  .object({
    dataset: datasetNameSchema,
    version: datasetVersionSchema,
    status: datasetStatusSchema,
    /** When it was imported. */
    createdAt: instantSchema,
    /** The last processing job that prepares or prepared it. */
    jobName: z.string().nullable(),
    /** Why it failed; null unless it did. */
    failure: z.string().nullable(),
    /** Null until it is ready. */
    card: dataCardSchema.nullable(),
  })
  .readonly();
export type DatasetVersionSummary = z.infer<typeof datasetVersionSummarySchema>;

export const datasetDetailSchema = z
  .object({
    ...datasetVersionSummarySchema.unwrap().shape,
    report: qualityReportSchema.nullable(),
    /** Files that were written, for training and for download. */
    files: z
      .array(z.object({ path: z.string(), s3Uri: z.string(), bytes: z.number().int().nonnegative() }).readonly())
      .readonly(),
  })
  .readonly();
export type DatasetDetail = z.infer<typeof datasetDetailSchema>;

/** Where a version lies: s3://bucket/datasets/name/version/{raw,options,prepared,insights}. */
export function datasetPrefix(bucket: string, dataset: string, version: string): string {
  return toS3Uri(bucket, `datasets/${dataset}/${version}`);
}

/** Files of the folder `prepared/` of a version, as `prepare-dialogue` writes them. */
export const preparedFiles = {
  records: 'records.jsonl',
  card: 'card.json',
  cardText: 'card.md',
  report: 'report.json',
  /** Lines of dialogue with scene, turn, character and text: what `character-chatbot` trains on. */
  dialogue: (split: string) => `dialogue/${split}.jsonl`,
  /** Context and reply as chat messages: what a language model is tuned on. */
  pairs: (split: string) => `pairs/${split}.jsonl`,
  /** Columns text and label: what `location-classifier` trains on. */
  locations: (split: string) => `locations/${split}.csv`,
} as const;
