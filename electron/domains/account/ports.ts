import type { Result } from '../../../shared/errors/result';
import type { Vpc } from '../../../shared/model/account-network';
import type { ExecutionRole, KmsKey, Repository, RepositoryImage } from '../../../shared/model/account-resources';
import type { ArchiveUpload } from '../../../shared/model/code/upload';

/** EC2, as far as jobs in a VPC need it. */
export interface NetworkService {
  /** Every VPC of the region with its subnets, security groups and endpoints. */
  vpcs(): Promise<Result<readonly Vpc[]>>;
}

export interface KeyService {
  /** Every key of the region that is not about to be deleted. */
  keys(): Promise<Result<readonly KmsKey[]>>;
}

/** A role as IAM describes it, to be compared with what was asked for. Policies are JSON texts. */
export interface DescribedRole {
  readonly role: ExecutionRole;
  readonly trust: string;
  /** Inline policies by name; attached ones by ARN. */
  readonly inline: readonly string[];
  readonly attached: readonly string[];
}

export interface RoleService {
  /** Roles whose trust policy lets SageMaker in. */
  list(): Promise<Result<readonly ExecutionRole[]>>;
  /** Null when there is none of that name. */
  describe(name: string): Promise<Result<DescribedRole | null>>;
  /** The inline policy as JSON text, null when there is none of that name. */
  inlinePolicy(role: string, policy: string): Promise<Result<string | null>>;
  /** `role.exists` when the name is taken; the caller decides whether that is its own lost reply. */
  create(name: string, trust: string, description: string): Promise<Result<null>>;
  putPolicy(role: string, policy: string, document: string): Promise<Result<null>>;
}

export interface ImageService {
  repositories(): Promise<Result<readonly Repository[]>>;
  /** Of one repository, newest first; architectures of the newest are looked up. */
  images(repository: string): Promise<Result<readonly RepositoryImage[]>>;
}

/** Source code as one archive. */
export interface SourcePacker {
  /**
   * A .tar.gz of what is in the folders, side by side, that depends on nothing but names and content. Hidden files, links and compiled Python are
   * left out. `input.invalid` when it is empty or larger than code is; `file.unreadable`.
   */
  pack(folders: readonly string[]): Promise<Result<PackedSource>>;
}

export interface PackedSource {
  readonly archive: Uint8Array;
  /** As they are called in the archive, in its order. */
  readonly files: readonly string[];
  /** The same files by the folders they come from. */
  readonly folders: ArchiveUpload['folders'];
  readonly sha256: string;
}
