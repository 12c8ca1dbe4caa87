import type { Tag } from '../training-job-request';

export type ModelApproval = 'Approved' | 'Rejected' | 'PendingManualApproval';

/** A container of an InferenceSpecification, in the service's names; what is not named here is kept and echoed. */
export interface PackageContainer {
  readonly Image?: string;
  readonly ModelDataUrl?: string;
  readonly ModelDataSource?: { readonly S3DataSource?: { readonly S3Uri: string } };
  readonly Environment?: Readonly<Record<string, string>>;
  readonly ModelDataETag?: string;
}

export interface InferenceSpecification {
  readonly Containers: readonly PackageContainer[];
}

/** What a package holds and DescribeModelPackage repeats. */
export interface PackageContent {
  readonly ModelPackageDescription?: string;
  readonly InferenceSpecification?: InferenceSpecification;
  readonly AdditionalInferenceSpecifications?: readonly (InferenceSpecification & { readonly Name: string })[];
  readonly CustomerMetadataProperties?: Readonly<Record<string, string>>;
  readonly ApprovalDescription?: string;
  readonly ValidationSpecification?: unknown;
}

/** A CreateModelPackage request, validated. */
export interface CreatePackageRequest extends PackageContent {
  readonly ModelPackageName?: string;
  /** A name or an ARN. */
  readonly ModelPackageGroupName?: string;
  readonly ModelApprovalStatus?: ModelApproval;
  readonly ClientToken?: string;
  readonly Tags?: readonly Tag[];
}

/** An UpdateModelPackage request, validated; what is not named here replaces the member of its name. */
export interface UpdatePackageRequest {
  readonly ModelPackageArn: string;
  readonly ModelApprovalStatus?: ModelApproval;
  readonly ApprovalDescription?: string;
  readonly CustomerMetadataProperties?: Readonly<Record<string, string>>;
  readonly CustomerMetadataPropertiesToRemove?: readonly string[];
  readonly AdditionalInferenceSpecificationsToAdd?: readonly (InferenceSpecification & { readonly Name: string })[];
  readonly ClientToken?: string;
}

/** A package as it is kept; times in ms since the epoch. */
export interface ModelPackage {
  readonly id: number;
  readonly arn: string;
  /** That of its group when it is a version. */
  readonly name: string;
  /** Null for an unversioned package, which has no approval either. */
  readonly version: number | null;
  readonly content: PackageContent;
  readonly approval: ModelApproval | null;
  readonly createdAt: number;
  readonly modifiedAt: number | null;
}

/** A group as it is kept. */
export interface ModelPackageGroup {
  readonly id: number;
  readonly name: string;
  readonly arn: string;
  readonly content: { readonly ModelPackageGroupDescription?: string; readonly ManagedConfiguration?: unknown };
  readonly createdAt: number;
}

/** Where the model of a container lies, by whichever member says so. */
export function modelDataOf(container: PackageContainer): string | null {
  return container.ModelDataUrl ?? container.ModelDataSource?.S3DataSource?.S3Uri ?? null;
}

/**
 * Why a package cannot be used, or null. Validation would run batch transform jobs of the package, which the local
 * workspace does not have: such a package is accepted and fails, as one whose validation fails does on SageMaker.
 */
export function packageFailure({ ValidationSpecification }: PackageContent): string | null {
  if (ValidationSpecification === undefined) return null;
  return 'ClientError: The local workspace cannot validate model packages (ValidationSpecification). Create the package without it.';
}
