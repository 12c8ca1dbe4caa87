import { z } from 'zod';
import { uploadSchema } from '../model/code/upload';
import { dataObjectSchema, dataPreviewSchema } from '../model/data-object';
import { rowFormatSchema } from '../model/row-format';
import { instantSchema } from '../model/time';
import { command, stream } from './define';
import { inWorkspace } from './scope';

const s3Uri = z
  .string()
  .regex(/^s3:\/\/[^/]+\/.+/, 'An S3 URI looks like s3://bucket/key.')
  .max(1100);

/**
 * A file the person chose in a dialog. The window asks by the token alone: it cannot name a path, so it can read no file
 * nobody chose. A path comes to it within generated code only.
 */
export const chosenFileSchema = z
  .object({ token: z.uuid(), name: z.string(), bytes: z.number().int().nonnegative() })
  .readonly();
export type ChosenFile = z.infer<typeof chosenFileSchema>;

export const dataSourceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('file'), token: z.uuid() }).readonly(),
  z.object({ kind: z.literal('object'), s3Uri }).readonly(),
  /** A data set that ships with Upside, by name. */
  z.object({ kind: z.literal('sample'), name: z.string().regex(/^[a-z0-9-]+$/) }).readonly(),
]);
export type DataSource = z.infer<typeof dataSourceSchema>;

const progress = z
  .object({
    kind: z.literal('progress'),
    bytes: z.number().int().nonnegative(),
    totalBytes: z.number().int().nonnegative(),
    bytesPerSecond: z.number().nonnegative(),
  })
  .readonly();

export const dataCommands = {
  'data.choose': command({
    effect: 'read',
    input: z.object({
      title: z.string().max(200),
      extensions: z.array(z.string().regex(/^\.[a-z0-9.]+$/)).max(10),
      multiple: z.boolean(),
    }),
    output: z.array(chosenFileSchema).readonly(),
  }),
  'data.samples': command({
    effect: 'read',
    input: z.object({}),
    output: z
      .array(
        z
          .object({
            name: z.string(),
            title: z.string(),
            summary: z.string(),
            channel: z.string(),
            recipeId: z.string(),
            /** Its name and the extension of its format. */
            fileName: z.string(),
            bytes: z.number().int(),
          })
          .readonly(),
      )
      .readonly(),
  }),
  'data.preview': command({
    effect: 'read',
    input: inWorkspace.extend({ source: dataSourceSchema, format: rowFormatSchema.default('labelled-text') }),
    output: dataPreviewSchema,
  }),
  /**
   * How other hands would put files and samples of this machine where a launch puts them; nothing is uploaded. What was
   * chosen before Upside was last started is left out: its path is forgotten, and it lies there already.
   */
  'data.planUploads': command({
    effect: 'read',
    input: inWorkspace.extend({
      items: z
        .array(z.object({ source: dataSourceSchema, s3Uri }).readonly())
        .max(20)
        .readonly(),
    }),
    output: z.array(uploadSchema).readonly(),
  }),
  'data.list': command({
    effect: 'read',
    input: inWorkspace.extend({
      prefix: z
        .string()
        .regex(/^s3:\/\/[^/]+\/.*/)
        .max(1100)
        .nullable(),
    }),
    output: z
      .object({
        bucket: z.string(),
        objects: z.array(dataObjectSchema).readonly(),
        fetchedAt: instantSchema,
        source: z.enum(['live', 'store']),
      })
      .readonly(),
  }),
} as const;

export const dataStreams = {
  'data.upload': stream({
    input: inWorkspace.extend({ source: dataSourceSchema, key: z.string().min(1).max(1024) }),
    item: z.discriminatedUnion('kind', [
      progress,
      /** Sent only after the object's size and checksum were read back. */
      z
        .object({ kind: z.literal('done'), s3Uri: z.string(), bytes: z.number().int(), checksumSha256: z.string() })
        .readonly(),
    ]),
  }),
  /** Asks where to save, then downloads there; no item at all when the dialog was cancelled. */
  'data.download': stream({
    input: inWorkspace.extend({ s3Uri }),
    item: z.discriminatedUnion('kind', [
      progress,
      z.object({ kind: z.literal('done'), fileName: z.string(), bytes: z.number().int() }).readonly(),
    ]),
  }),
} as const;
