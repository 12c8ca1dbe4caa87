import { toS3Uri } from '../../s3-uri';
import type { FileUpload } from '../undertaking';
import { inTurn } from './command';
import { shellWord } from './shell-words';

/** The AWS CLI commands that copy files to S3. */
export function uploadCommands(files: readonly FileUpload[], region: string): string {
  return inTurn(
    files.map(({ bucket, contentType, key, path }) =>
      [
        'aws s3 cp',
        // A path that begins with a hyphen would be taken for an option.
        shellWord(path.startsWith('-') ? `./${path}` : path),
        shellWord(toS3Uri(bucket, key)),
        `--region ${shellWord(region)}`,
        ...(contentType === null ? [] : [`--content-type ${shellWord(contentType)}`]),
      ].join(' \\\n  '),
    ),
  );
}
