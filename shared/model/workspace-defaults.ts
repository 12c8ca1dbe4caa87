/** Where a new job's data and output go and under which role it runs, unless the person says otherwise. */
export function workspaceDefaults(
  accountId: string,
  region: string,
): { readonly roleArn: string; readonly bucket: string } {
  return {
    roleArn: `arn:aws:iam::${accountId}:role/UpsideLocalExecution`,
    // The name the SageMaker Python SDK makes for its default bucket too.
    bucket: `sagemaker-${region}-${accountId}`,
  };
}
