import type { FileUpload } from '../undertaking';
import { configuration } from './configuration';
import { block, hclText, reference } from './hcl';

/** The same objects as aws_s3_object; a file that changes is uploaded again. */
export function uploadConfiguration(files: readonly FileUpload[], region: string): string {
  return configuration(
    region,
    files.map(({ bucket, contentType, key, path }, index) =>
      block('resource', ['aws_s3_object', `file_${index + 1}`], {
        bucket,
        key,
        source: path,
        source_hash: reference(`filemd5(${hclText(path)})`),
        content_type: contentType ?? undefined,
      }),
    ),
  );
}
