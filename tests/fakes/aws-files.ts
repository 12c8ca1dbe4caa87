import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface AwsFiles {
  /** What makes the AWS tools, and Upside, read these files and nothing else of this machine. */
  readonly environment: Readonly<Record<string, string>>;
  remove(): void;
}

/** AWS configuration files of one test. @param config text of the config file */
export function awsFiles(config: string): AwsFiles {
  const folder = mkdtempSync(join(tmpdir(), 'upside-aws-'));
  const file = join(folder, 'config');
  const credentials = join(folder, 'credentials');
  writeFileSync(file, config);
  writeFileSync(credentials, '');
  return {
    environment: {
      AWS_CONFIG_FILE: file,
      AWS_SHARED_CREDENTIALS_FILE: credentials,
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_PROFILE: '',
      AWS_ACCESS_KEY_ID: '',
      AWS_SECRET_ACCESS_KEY: '',
      AWS_REGION: '',
      AWS_DEFAULT_REGION: '',
      AWS_ENDPOINT_URL: '',
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
