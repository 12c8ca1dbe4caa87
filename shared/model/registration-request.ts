import type { NewPackage, PlannedPackage } from './new-package';

// Requests of the SageMaker API, in its own words: what the adapter sends and what the generated code shows.

/** CreateModelPackageGroup. */
export function toGroupRequest(name: string, description: string | null) {
  return {
    ModelPackageGroupName: name,
    ...(description !== null && description !== '' && { ModelPackageGroupDescription: description }),
  };
}

/** CreateModelPackage; a plan has no token yet. */
export function toPackageRequest(request: PlannedPackage & Partial<Pick<NewPackage, 'clientToken'>>) {
  const { clientToken, contentTypes, environment, metadata, metricsS3Uri, responseTypes } = request;
  return {
    ModelPackageGroupName: request.group,
    ...(clientToken !== undefined && { ClientToken: clientToken }),
    ...(request.description !== null && request.description !== '' && { ModelPackageDescription: request.description }),
    ModelApprovalStatus: request.approval,
    InferenceSpecification: {
      Containers: [
        {
          Image: request.image,
          ModelDataUrl: request.modelDataUrl,
          ...(Object.keys(environment).length > 0 && { Environment: { ...environment } }),
        },
      ],
      SupportedContentTypes: [...contentTypes],
      SupportedResponseMIMETypes: [...responseTypes],
    },
    ...(metricsS3Uri !== null && {
      ModelMetrics: { ModelQuality: { Statistics: { ContentType: 'application/json', S3Uri: metricsS3Uri } } },
    }),
    ...(Object.keys(metadata).length > 0 && { CustomerMetadataProperties: { ...metadata } }),
  };
}
