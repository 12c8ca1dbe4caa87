import type { LineageGraph } from '../../../shared/model/lineage';
import type { PackageGroup, PackageSummary } from '../../../shared/model/model-package';
import type { ModelVersion } from '../../../shared/model/model-version';
import type { Fetched, Instant } from '../../../shared/model/time';

/** The registry as last seen. Rejects with CodedError as every part of the store. */
export interface RegistryStore {
  /** Both lists as they were last read whole; `fetchedAt` null: never. */
  list(workspaceId: string): Promise<{
    readonly groups: readonly PackageGroup[];
    readonly versions: readonly PackageSummary[];
    readonly fetchedAt: Instant | null;
  }>;
  /** Replaces both lists. Versions that are not listed any more are out of the list; their details stay. */
  saveList(
    workspaceId: string,
    groups: readonly PackageGroup[],
    versions: readonly PackageSummary[],
    fetchedAt: Instant,
  ): Promise<void>;
  show(workspaceId: string, arn: string): Promise<Fetched<ModelVersion> | null>;
  /** Every version of a group that was once described. */
  details(workspaceId: string, group: string): Promise<readonly ModelVersion[]>;
  saveVersion(workspaceId: string, version: ModelVersion, fetchedAt: Instant): Promise<void>;
  /** The version with its detail. */
  remove(workspaceId: string, arn: string): Promise<void>;
  lineage(workspaceId: string, arn: string): Promise<Fetched<LineageGraph> | null>;
  saveLineage(workspaceId: string, arn: string, graph: LineageGraph, fetchedAt: Instant): Promise<void>;
}
