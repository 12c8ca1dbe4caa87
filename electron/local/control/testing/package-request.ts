/** A valid CreateModelPackage request for a version of `group`; `more` replaces members. */
export function packageRequest(group: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    ModelPackageGroupName: group,
    InferenceSpecification: {
      Containers: [
        { Image: 'upside.local/location-classifier:1', ModelDataUrl: 's3://bucket/out/a/output/model.tar.gz' },
      ],
      SupportedContentTypes: ['application/json'],
      SupportedResponseMIMETypes: ['application/json'],
    },
    ...more,
  };
}
