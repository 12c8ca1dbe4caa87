import type { FileUpload } from '../undertaking';
import { pythonText } from './literal';
import { dictionary, write } from './writer';

/** Copies files to S3 with boto3. */
export function uploadProgram(files: readonly FileUpload[], region: string): string {
  return [
    'import boto3',
    '',
    `s3 = boto3.Session(region_name=${pythonText(region)}).client("s3")`,
    ...files.map(({ bucket, contentType, key, path }) => {
      const more = contentType === null ? '' : `, ExtraArgs=${write(dictionary({ ContentType: contentType }))}`;
      return `s3.upload_file(${pythonText(path)}, ${pythonText(bucket)}, ${pythonText(key)}${more})`;
    }),
    '',
  ].join('\n');
}
