import { z } from 'zod';
import { parseS3Uri } from '../s3-uri';

const address = { bucket: z.string().min(1), key: z.string().min(1) };

/** A file of this machine on its way to S3, under the path it was named by. */
const fileUploadSchema = z
  .object({
    kind: z.literal('file'),
    path: z.string().min(1),
    ...address,
    /** Null: what the tool makes of the file's name. */
    contentType: z.string().nullable(),
  })
  .readonly();
export type FileUpload = z.infer<typeof fileUploadSchema>;

/** Something the console writes itself, e.g. the options of a preparation. */
const textUploadSchema = z
  .object({ kind: z.literal('text'), text: z.string(), ...address, contentType: z.string() })
  .readonly();
export type TextUpload = z.infer<typeof textUploadSchema>;

/** Files of folders side by side in one .tar.gz, e.g. the source code of a script. */
export const archiveUploadSchema = z
  .object({
    kind: z.literal('archive'),
    folders: z
      .array(
        z
          .object({
            folder: z.string().min(1),
            /** Paths below it, with slashes: what they are called in the archive. */
            files: z.array(z.string().min(1)).readonly(),
          })
          .readonly(),
      )
      .readonly(),
    ...address,
  })
  .readonly();
export type ArchiveUpload = z.infer<typeof archiveUploadSchema>;

/** What lies in S3 before a job reads it. */
export const uploadSchema = z.discriminatedUnion('kind', [fileUploadSchema, textUploadSchema, archiveUploadSchema]);
export type Upload = z.infer<typeof uploadSchema>;

/** The media type of every archive. */
export const archiveType = 'application/gzip';

/** Bucket and key of an address of the console's own making. */
export function uploadPlace(s3Uri: string): { readonly bucket: string; readonly key: string } {
  const place = parseS3Uri(s3Uri);
  if (place === null) throw new TypeError(`${s3Uri} is no address in S3.`);
  return place;
}
