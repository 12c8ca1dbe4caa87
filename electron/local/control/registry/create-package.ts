import { AwsError } from '../../gateway/service';
import { type Database, inTransaction } from '../../storage/database';
import type { ObjectStore } from '../../storage/objects';
import { validationFailure } from '../errors';
import type { LineageRecorder } from '../lineage-recorder';
import { checkTags } from '../tags';
import { withoutNulls } from '../without-nulls';
import type { ClientTokens } from './client-tokens';
import type { GroupStore } from './group-store';
import {
  type CreatePackageRequest,
  type InferenceSpecification,
  type ModelPackageGroup,
  modelDataOf,
  type PackageContainer,
  type PackageContent,
} from './model-package';
import type { PackageStore } from './package-store';
import type { RegistryNames } from './registry-names';

interface CreateOptions {
  readonly database: Database;
  readonly objects: ObjectStore;
  readonly groups: GroupStore;
  readonly packages: PackageStore;
  readonly names: RegistryNames;
  readonly clientTokens: ClientTokens;
  readonly lineage: LineageRecorder;
  readonly clock: () => number;
}

/**
 * CreateModelPackage: the next version of a group, or an unversioned package. With its ETag each container keeps
 * which model file was registered. Returns the ARN.
 */
export async function createPackage(options: CreateOptions, input: Record<string, unknown>): Promise<string> {
  const { database, groups, names, clientTokens } = options;
  const request = withoutNulls(input) as CreatePackageRequest;
  check(request);
  const specification = request.InferenceSpecification;
  const inference = specification === undefined ? null : await withEtags(specification, options.objects);
  return inTransaction(database, () => {
    const answered = clientTokens.answered(request.ClientToken, request);
    if (answered !== null) return answered;
    const { ModelPackageGroupName: groupName, ModelPackageName: name } = request;
    const group = groupName === undefined ? null : groups.find(names.asGroupArn(groupName));
    if (groupName !== undefined && group === null) throw validationFailure('Model Package Group does not exist.');
    const arn =
      group === null
        ? insertUnversioned(options, request, String(name), inference)
        : insertVersion(options, request, group, inference);
    clientTokens.remember(request.ClientToken, request, arn);
    return arn;
  });
}

function insertVersion(
  { groups, packages, names, lineage, clock }: CreateOptions,
  request: CreatePackageRequest,
  group: ModelPackageGroup,
  inference: InferenceSpecification | null,
): string {
  const version = groups.takeVersion(group);
  const arn = names.packageArn(group.name, version);
  const at = clock();
  const approval = request.ModelApprovalStatus ?? 'PendingManualApproval';
  const item = { arn, name: group.name, version, content: contentOf(request, inference), approval };
  if (!packages.insert({ ...item, createdAt: at, modifiedAt: null }, group, [])) throw taken(arn);
  lineage.packageCreated({ arn, group, containers: containersOf(inference), at });
  if (approval !== 'PendingManualApproval')
    lineage.packageDecided({ arn, group: group.name, version, approval, note: null, at });
  return arn;
}

function insertUnversioned(
  { packages, names, lineage, clock }: CreateOptions,
  request: CreatePackageRequest,
  name: string,
  inference: InferenceSpecification | null,
): string {
  const arn = names.packageArn(name, null);
  const at = clock();
  const item = { arn, name, version: null, content: contentOf(request, inference), approval: null };
  if (!packages.insert({ ...item, createdAt: at, modifiedAt: null }, null, request.Tags ?? [])) throw taken(arn);
  lineage.packageCreated({ arn, group: null, containers: containersOf(inference), at });
  return arn;
}

function check(request: CreatePackageRequest): void {
  const { ModelPackageGroupName, ModelPackageName, Tags = [], ModelApprovalStatus } = request;
  if (ModelPackageGroupName !== undefined && ModelPackageName !== undefined) {
    throw validationFailure(
      'Both ModelPackageName and ModelPackageGroupName are provided in the input. Cannot determine which one to use.',
    );
  }
  if (ModelPackageGroupName === undefined && ModelPackageName === undefined) throw validationFailure('Missing ARN.');
  if (ModelPackageGroupName !== undefined && Tags.length > 0) {
    throw validationFailure(
      'Tags cannot be given for a model package of a group; it has those of its Model Package Group.',
    );
  }
  if (ModelPackageName !== undefined && ModelApprovalStatus !== undefined)
    throw validationFailure('ModelApprovalStatus can only be given for a model package of a Model Package Group.');
  checkTags(Tags);
}

/** Everything that is kept as it was sent, without what has a column or a place of its own. */
function contentOf(request: CreatePackageRequest, inference: InferenceSpecification | null): PackageContent {
  const { ModelPackageName, ModelPackageGroupName, ModelApprovalStatus, ClientToken, Tags, ...content } = request;
  return inference === null ? content : { ...content, InferenceSpecification: inference };
}

function containersOf(inference: InferenceSpecification | null) {
  return (inference?.Containers ?? []).map((container) => ({
    image: container.Image ?? null,
    modelDataUrl: modelDataOf(container),
  }));
}

async function withEtags(inference: InferenceSpecification, objects: ObjectStore): Promise<InferenceSpecification> {
  const Containers = await Promise.all(inference.Containers.map((container) => withEtag(container, objects)));
  return { ...inference, Containers };
}

/** A model that is not there is registered all the same: it is looked for when the package is deployed. */
async function withEtag(container: PackageContainer, objects: ObjectStore): Promise<PackageContainer> {
  const [, bucket, key] = /^s3:\/\/([^/]+)\/(.+)$/.exec(container.ModelDataUrl ?? '') ?? [];
  if (bucket === undefined || key === undefined) return container;
  try {
    const { etag } = await objects.head(bucket, key);
    return { ...container, ModelDataETag: etag.replaceAll('"', '') };
  } catch (error) {
    if (error instanceof AwsError) return container;
    throw error;
  }
}

function taken(arn: string): AwsError {
  return validationFailure(`Model Package already exists: ${arn}`);
}
