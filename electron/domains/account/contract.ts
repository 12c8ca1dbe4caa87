import type { CommandOutput } from '../../../shared/contract';
import type { Confirmation } from '../../../shared/contract/scope';
import type { Result } from '../../../shared/errors/result';
import type { ArchiveUpload } from '../../../shared/model/code/upload';
import type { RoleRequest } from '../../../shared/model/execution-role';
import type { AwsWorkspace } from '../aws-ports';
import type { Scope } from '../scope';

interface PlannedSource {
  readonly s3Uri: string;
  readonly files: readonly string[];
  /** The same for other hands. */
  readonly upload: ArchiveUpload;
}

/** What the account has that jobs run with. Reads ask the service each time: a picker shows what is there now. */
export interface AccountDomain {
  network(scope: Scope): Promise<Result<CommandOutput<'account.network'>>>;
  keys(scope: Scope): Promise<Result<CommandOutput<'account.keys'>>>;
  roles(scope: Scope): Promise<Result<CommandOutput<'account.roles'>>>;
  /** Exactly one role with exactly this policy exists when this succeeds; `role.exists` when the name is another's. */
  createRole(
    scope: Scope,
    request: RoleRequest,
    confirmed: Confirmation,
  ): Promise<Result<CommandOutput<'account.createRole'>>>;
  images(scope: Scope, repository: string | null): Promise<Result<CommandOutput<'account.images'>>>;
  /** Where that upload would put the folder, without uploading anything. */
  planSource(folder: string, bucket: string): Promise<Result<PlannedSource>>;
  uploadSource(scope: Scope, folder: string, bucket: string): Promise<Result<CommandOutput<'account.uploadSource'>>>;
  /** The image of a recipe for this region and instance, and where its own program would be in the bucket; nothing is uploaded. */
  planProgram(
    scope: Scope,
    asked: { readonly recipeId: string; readonly instanceType: string; readonly bucket: string },
  ): Promise<Result<CommandOutput<'account.planProgram'>>>;
  uploadProgram(
    scope: Scope,
    recipeId: string,
    bucket: string,
  ): Promise<Result<CommandOutput<'account.uploadProgram'>>>;
  /** Finds out what became of roles whose making was cut off; false while something is still open. */
  resolve(aws: AwsWorkspace): Promise<boolean>;
}
