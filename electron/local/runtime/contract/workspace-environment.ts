import type { ChildAws } from '../options';

/** The few variables of the daemon a program may see; anything else could leak a secret of its owner. */
const inherited = ['PATH', 'HOME', 'LANG', 'TMPDIR', 'SystemRoot'] as const;

/** What every program the workspace runs finds in its environment: whom it runs for, and this workspace as AWS. */
export function workspaceEnvironment(
  daemon: Readonly<Record<string, string | undefined>>,
  region: string,
  aws: ChildAws,
): Readonly<Record<string, string>> {
  const own: Record<string, string> = {};
  for (const name of inherited) {
    const value = daemon[name];
    if (value !== undefined) own[name] = value;
  }
  return {
    ...own,
    // A pipe makes Python hold lines back for minutes; SageMaker's images set this too.
    PYTHONUNBUFFERED: '1',
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ENDPOINT_URL: aws.endpoint,
    AWS_ACCESS_KEY_ID: aws.accessKeyId,
    AWS_SECRET_ACCESS_KEY: aws.secretAccessKey,
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}
