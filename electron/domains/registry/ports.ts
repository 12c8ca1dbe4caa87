import type { Readable } from 'node:stream';
import type { Result } from '../../../shared/errors/result';
import type { LineageGraph } from '../../../shared/model/lineage';
import type { ApprovalStatus, ModelPackage, PackageGroup, PackageSummary } from '../../../shared/model/model-package';
import type { NewPackage } from '../../../shared/model/new-package';

/** SageMaker's model registry. Failures: `model.not-found`, `model.exists`, `model.state`, `model.limit`. */
export interface RegistryService {
  /** Every page; `betweenPages` says when the next one may be asked for. */
  listGroups(signal: AbortSignal, betweenPages?: () => Promise<void>): Promise<Result<readonly PackageGroup[]>>;
  createGroup(name: string, description: string | null): Promise<Result<{ arn: string }>>;
  deleteGroup(name: string): Promise<Result<null>>;
  /** Newest version first; `group` null: the versions of every group, newest made first. */
  listPackages(
    group: string | null,
    signal: AbortSignal,
    betweenPages?: () => Promise<void>,
  ): Promise<Result<readonly PackageSummary[]>>;
  describePackage(arn: string): Promise<Result<ModelPackage>>;
  createPackage(request: NewPackage): Promise<Result<{ arn: string }>>;
  setApproval(arn: string, approval: ApprovalStatus, note: string): Promise<Result<null>>;
  deletePackage(arn: string): Promise<Result<null>>;
}

export interface LineageService {
  /** Everything upstream and downstream of one ARN; empty when the service tracks nothing of it. */
  graph(arn: string): Promise<Result<LineageGraph>>;
}

/** Looks into model.tar.gz. Failures: `file.unreadable` for what is no such archive, the body's own otherwise. */
export interface ArtifactReader {
  /** The content of the first file of that name in any folder; null when there is none or it is larger than that. */
  find(body: Readable, fileName: string, maximumBytes: number): Promise<Result<Uint8Array | null>>;
}
