import type { CommandOutput, StreamItem } from '../../../shared/contract';
import type { Confirmation } from '../../../shared/contract/scope';
import type { Result } from '../../../shared/errors/result';
import type { LineageGraph } from '../../../shared/model/lineage';
import type { ModelVersion } from '../../../shared/model/model-version';
import type { PackageParts } from '../../../shared/model/new-package';
import type { Fetched } from '../../../shared/model/time';
import type { ResultStream } from '../result-stream';
import type { Scope } from '../scope';

export type GroupList = StreamItem<'models.watchGroups'>;
export type VersionList = StreamItem<'models.watchVersions'>;
export type Registered = CommandOutput<'models.register'>;
type Nothing = Record<string, never>;

/** The model registry and the history of models. Reads never mutate; every mutation is in the audit log. */
export interface ModelsDomain {
  /** Asks the service; from the store with `source: 'store'` when it cannot be reached. */
  groups(scope: Scope): Promise<Result<GroupList>>;
  versions(scope: Scope, group: string): Promise<Result<CommandOutput<'models.versions'>>>;
  show(scope: Scope, arn: string): Promise<Result<Fetched<ModelVersion>>>;
  /** Exactly one version exists when this succeeds, also after lost replies. `model.state` unless the job completed. */
  register(scope: Scope, jobName: string, group: string, description: string): Promise<Result<Registered>>;
  /** What `register` would make a version of, under whatever group and description. `model.state` unless the job completed. */
  planRegistration(scope: Scope, jobName: string): Promise<Result<PackageParts>>;
  /** Resolves when approval and note were read back. */
  judge(
    scope: Scope,
    arn: string,
    approval: 'Approved' | 'Rejected',
    note: string,
  ): Promise<Result<Fetched<ModelVersion>>>;
  /** Resolves when the version was read back as gone; confirmed with group/version as target. */
  delete(scope: Scope, arn: string, confirmed: Confirmation): Promise<Result<Nothing>>;
  /** `model.state` while the group has versions. */
  deleteGroup(scope: Scope, group: string, confirmed: Confirmation): Promise<Result<Nothing>>;
  /** Of a job, version or endpoint ARN; kept once seen. */
  lineage(scope: Scope, arn: string): Promise<Result<Fetched<LineageGraph>>>;
  watchGroups(scope: Scope, signal: AbortSignal): ResultStream<GroupList>;
  watchVersions(scope: Scope, group: string, signal: AbortSignal): ResultStream<VersionList>;
}
