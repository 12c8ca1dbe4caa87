/** A valid CreateProcessingJob request; `more` replaces members. */
export function processingRequest(name: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    ProcessingJobName: name,
    RoleArn: 'arn:aws:iam::123456789012:role/UpsideLocalExecution',
    AppSpecification: { ImageUri: 'upside.local/prepare-dialogue:1' },
    ProcessingResources: { ClusterConfig: { InstanceType: 'ml.m5.large', InstanceCount: 1, VolumeSizeInGB: 5 } },
    ...more,
  };
}
