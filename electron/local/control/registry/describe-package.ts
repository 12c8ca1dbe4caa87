import { type ModelPackage, packageFailure } from './model-package';

/** DescribeModelPackage: what was registered, with what became of it. */
export function describePackage(item: ModelPackage): Record<string, unknown> {
  const failure = packageFailure(item.content);
  return {
    CertifyForMarketplace: false,
    ...item.content,
    ...identity(item),
    ModelPackageStatusDetails: {
      ValidationStatuses: failure === null ? [] : [{ Name: item.name, Status: 'Failed', FailureReason: failure }],
      ImageScanStatuses: [],
    },
    CreatedBy: {},
    ...(item.modifiedAt === null ? {} : { LastModifiedTime: new Date(item.modifiedAt), LastModifiedBy: {} }),
  };
}

/** The members of ModelPackageSummary. */
export function summarizePackage(item: ModelPackage): Record<string, unknown> {
  const { ModelPackageDescription } = item.content;
  const content = item.content as Readonly<Record<string, unknown>>;
  return {
    ...identity(item),
    ...(ModelPackageDescription === undefined ? {} : { ModelPackageDescription }),
    ...(content.ModelLifeCycle === undefined ? {} : { ModelLifeCycle: content.ModelLifeCycle }),
    ...(content.ModelPackageRegistrationType === undefined
      ? {}
      : { ModelPackageRegistrationType: content.ModelPackageRegistrationType }),
  };
}

function identity(item: ModelPackage): Record<string, unknown> {
  return {
    ModelPackageName: item.name,
    ...(item.version === null ? {} : { ModelPackageGroupName: item.name, ModelPackageVersion: item.version }),
    ModelPackageArn: item.arn,
    CreationTime: new Date(item.createdAt),
    ModelPackageStatus: packageFailure(item.content) === null ? 'Completed' : 'Failed',
    ...(item.approval === null ? {} : { ModelApprovalStatus: item.approval }),
  };
}
