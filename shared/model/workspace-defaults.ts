import type { Workspace } from './workspace';

/** Where a new job's data and output go and under which role it runs, unless the person says otherwise. */
export function workspaceDefaults({
  accountId,
  bucket,
  kind,
  region,
  roleArn,
}: Pick<Workspace, 'accountId' | 'region' | 'kind' | 'bucket' | 'roleArn'>): {
  readonly roleArn: string;
  readonly bucket: string;
} {
  return {
    // A role of somebody's account cannot be guessed: empty until one was picked or made.
    roleArn: roleArn ?? (kind === 'local' ? `arn:aws:iam::${accountId}:role/UpsideLocalExecution` : ''),
    // The name the SageMaker Python SDK makes for its default bucket too.
    bucket: bucket ?? `sagemaker-${region}-${accountId}`,
  };
}
