import type { Operation } from '../../gateway/service';
import type { Database } from '../../storage/database';
import type { ObjectStore } from '../../storage/objects';
import { validationFailure } from '../errors';
import { createLineage, type LineageOperations } from '../lineage/lineage';
import type { LineageRecorder } from '../lineage-recorder';
import type { PageTokens } from '../page-tokens';
import { ClientTokens } from './client-tokens';
import { createPackage } from './create-package';
import { describePackage } from './describe-package';
import { GroupStore } from './group-store';
import { listPackages } from './list-packages';
import { type ModelApproval, type ModelPackage, modelDataOf, packageFailure } from './model-package';
import { groupNamed, type PackageGroupOperations, packageGroupOperations } from './package-groups';
import { PackageStore } from './package-store';
import { registryNames } from './registry-names';
import { updatePackage } from './update-package';

interface RegistryOptions {
  readonly database: Database;
  readonly objects: ObjectStore;
  readonly tokens: PageTokens;
  readonly region: string;
  readonly accountId: string;
  readonly clock: () => number;
}

interface RegistryOperations extends PackageGroupOperations, LineageOperations {
  readonly CreateModelPackage: Operation;
  readonly DescribeModelPackage: Operation;
  readonly ListModelPackages: Operation;
  readonly UpdateModelPackage: Operation;
  readonly DeleteModelPackage: Operation;
}

/** What a model is made from: the first container of a package's InferenceSpecification. */
interface PackagedModel {
  readonly image: string | null;
  readonly modelDataUrl: string | null;
  readonly environment: Readonly<Record<string, string>>;
  /** Null for an unversioned package. SageMaker makes models of versions that nobody approved, too. */
  readonly approval: ModelApproval | null;
}

interface Registry {
  readonly operations: RegistryOperations;
  readonly lineage: LineageRecorder;
  /**
   * The package with this ARN, for CreateModel with a ModelPackageName; null when there is none. Throws
   * ValidationException when no model can be made from it here.
   */
  packageByArn(arn: string): PackagedModel | null;
  /** Whether a group, a package or a lineage entity has this ARN. */
  exists(arn: string): boolean;
}

/** The model registry of the workspace and the lineage around it. What an operation acknowledges is on disk. */
export function createRegistry({ database, objects, tokens, region, accountId, clock }: RegistryOptions): Registry {
  const names = registryNames(region, accountId);
  const groups = new GroupStore(database);
  const packages = new PackageStore(database);
  const lineage = createLineage(database, tokens, region, accountId);
  const common = { database, objects, groups, packages, names, lineage: lineage.recorder, clock };
  const createTokens = new ClientTokens(database, 'CreateModelPackage');
  const updateTokens = new ClientTokens(database, 'UpdateModelPackage');

  const named = (input: Record<string, unknown>): ModelPackage => {
    const arn = names.asPackageArn(String(input.ModelPackageName));
    const item = packages.find(arn);
    if (item === null) throw validationFailure(`ModelPackage ${arn} does not exist.`);
    return item;
  };

  return {
    operations: {
      ...lineage.operations,
      ...packageGroupOperations({ ...common, tokens }),
      async CreateModelPackage(input) {
        return { ModelPackageArn: await createPackage({ ...common, clientTokens: createTokens }, input) };
      },
      DescribeModelPackage(input) {
        return describePackage(named(input));
      },
      ListModelPackages: listPackages(database, tokens, (nameOrArn) => groupNamed(groups, names, nameOrArn)),
      UpdateModelPackage(input) {
        return { ModelPackageArn: updatePackage({ ...common, clientTokens: updateTokens }, input) };
      },
      DeleteModelPackage(input) {
        packages.delete(named(input));
        return {};
      },
    },
    lineage: lineage.recorder,
    packageByArn(arn) {
      const item = packages.find(arn);
      return item === null ? null : packagedModel(item);
    },
    exists: (arn) => packages.find(arn)?.arn === arn || groups.find(arn)?.arn === arn || lineage.exists(arn),
  };
}

function packagedModel({ arn, content, approval }: ModelPackage): PackagedModel {
  const failure = packageFailure(content);
  if (failure !== null) throw validationFailure(`ModelPackage ${arn} is in status Failed: ${failure}`);
  const [container, ...others] = content.InferenceSpecification?.Containers ?? [];
  if (container === undefined) throw validationFailure(`ModelPackage ${arn} has no InferenceSpecification to run.`);
  if (others.length > 0) {
    throw validationFailure(
      `ModelPackage ${arn} is an inference pipeline (several Containers), which the local workspace does not have.`,
    );
  }
  return {
    image: container.Image ?? null,
    modelDataUrl: modelDataOf(container),
    environment: container.Environment ?? {},
    approval,
  };
}
