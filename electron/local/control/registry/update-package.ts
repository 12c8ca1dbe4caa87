import { type Database, inTransaction } from '../../storage/database';
import { validationFailure } from '../errors';
import type { LineageRecorder } from '../lineage-recorder';
import { withoutNulls } from '../without-nulls';
import type { ClientTokens } from './client-tokens';
import type { ModelPackage, PackageContent, UpdatePackageRequest } from './model-package';
import type { PackageStore } from './package-store';

interface UpdateOptions {
  readonly database: Database;
  readonly packages: PackageStore;
  readonly clientTokens: ClientTokens;
  readonly lineage: LineageRecorder;
  readonly clock: () => number;
}

/** Limits of the service's model on what adds up over several updates. */
const MOST_METADATA = 50;
const MOST_SPECIFICATIONS = 15;

/**
 * UpdateModelPackage: a decision with its note, metadata added and removed, specifications added; what else is given
 * replaces what there was. Any decision may follow any other. Returns the ARN.
 */
export function updatePackage(options: UpdateOptions, input: Record<string, unknown>): string {
  const { database, packages, clientTokens, lineage, clock } = options;
  const request = withoutNulls(input) as UpdatePackageRequest;
  return inTransaction(database, () => {
    const answered = clientTokens.answered(request.ClientToken, request);
    if (answered !== null) return answered;
    const item = packages.find(request.ModelPackageArn);
    if (item === null) throw validationFailure(`ModelPackage ${request.ModelPackageArn} does not exist.`);
    const { ModelApprovalStatus: decision, ApprovalDescription: note } = request;
    if (item.version === null && decision !== undefined)
      throw validationFailure(`ModelApprovalStatus cannot be set for ${item.arn}: it is not in a Model Package Group.`);
    const at = clock();
    packages.change(item, changed(item, request), decision ?? item.approval, at);
    if (decision !== undefined && item.version !== null && isNews(item, request)) {
      const { arn, name, version } = item;
      lineage.packageDecided({ arn, group: name, version, approval: decision, note: note ?? null, at });
    }
    clientTokens.remember(request.ClientToken, request, item.arn);
    return item.arn;
  });
}

/** Saying the same again decides nothing. */
function isNews(item: ModelPackage, { ModelApprovalStatus, ApprovalDescription }: UpdatePackageRequest): boolean {
  return (
    ModelApprovalStatus !== item.approval ||
    (ApprovalDescription !== undefined && ApprovalDescription !== item.content.ApprovalDescription)
  );
}

function changed({ content }: ModelPackage, request: UpdatePackageRequest): PackageContent {
  const {
    ModelPackageArn,
    ModelApprovalStatus,
    ClientToken,
    CustomerMetadataProperties,
    CustomerMetadataPropertiesToRemove = [],
    AdditionalInferenceSpecificationsToAdd: added = [],
    ...replaced
  } = request;
  const metadata = { ...content.CustomerMetadataProperties, ...CustomerMetadataProperties };
  for (const key of CustomerMetadataPropertiesToRemove) delete metadata[key];
  if (Object.keys(metadata).length > MOST_METADATA)
    throw validationFailure(`A model package can have no more than ${MOST_METADATA} customer metadata properties.`);
  const specifications = [...(content.AdditionalInferenceSpecifications ?? []), ...added];
  const names = specifications.map(({ Name }) => Name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    throw validationFailure(
      `Additional inference specifications must have unique names, but "${twice}" is there twice.`,
    );
  if (specifications.length > MOST_SPECIFICATIONS) {
    throw validationFailure(
      `A model package can have no more than ${MOST_SPECIFICATIONS} additional inference specifications.`,
    );
  }
  return {
    ...content,
    ...replaced,
    ...(content.CustomerMetadataProperties === undefined && CustomerMetadataProperties === undefined
      ? {}
      : { CustomerMetadataProperties: metadata }),
    ...(specifications.length === 0 ? {} : { AdditionalInferenceSpecifications: specifications }),
  };
}
