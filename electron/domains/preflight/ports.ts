import type { Result } from '../../../shared/errors/result';
import type { PriceList } from '../../../shared/model/price-list';

/** One call somebody wants to be allowed: an action on a resource (an ARN, or `*`). */
export interface Wish {
  readonly action: string;
  readonly resource: string;
}

/** What IAM decides of a wish. `explicit`: a policy forbids it, so that no other can allow it. */
export interface Denial extends Wish {
  readonly explicit: boolean;
  /** IAM would have to know more than was asked, e.g. a condition key: the denial is not sure. */
  readonly unsure: boolean;
}

export interface PermissionService {
  /** iam:SimulatePrincipalPolicy; the wishes that are not granted. `principalArn` may be that of a session. */
  denied(principalArn: string, wishes: readonly Wish[]): Promise<Result<readonly Denial[]>>;
  /** iam:GetRole; null when there is no such role. */
  role(roleArn: string): Promise<Result<{ readonly arn: string; readonly trustedServices: readonly string[] } | null>>;
}

export interface QuotaService {
  /** Value of a quota of SageMaker by its name, in instances; null when the region lists no such quota. */
  find(name: string): Promise<Result<{ readonly code: string; readonly value: number } | null>>;
}

/** Instances in use now, by type. `complete` is false when there was more than could be looked at. */
export interface Usage {
  readonly instances: Readonly<Record<string, number>>;
  readonly complete: boolean;
}

export interface UsageService {
  /** Of running training jobs, either on demand or spot. */
  training(spot: boolean): Promise<Result<Usage>>;
  processing(): Promise<Result<Usage>>;
  endpoints(): Promise<Result<Usage>>;
}

export interface EcrImage {
  readonly registryId: string;
  readonly region: string;
  readonly repository: string;
  readonly tag: string | null;
  readonly digest: string | null;
}

export interface ImageService {
  /** Null when there is no such image. `architectures` is null where the image does not name any. */
  find(
    image: EcrImage,
  ): Promise<Result<{ readonly bytes: number | null; readonly architectures: readonly string[] | null } | null>>;
}

/** What a security group lets out: `ports` is null for every port, `to` names address ranges, prefix lists and groups. */
export interface EgressRule {
  readonly protocol: 'all' | 'tcp' | 'other';
  readonly ports: readonly [number, number] | null;
  readonly to: readonly string[];
}

export interface NetworkService {
  securityGroups(
    ids: readonly string[],
  ): Promise<
    Result<readonly { readonly id: string; readonly vpcId: string; readonly egress: readonly EgressRule[] }[]>
  >;
  /** Services a VPC has endpoints for, by the last part of their names, e.g. `s3`, `logs`, `ecr.dkr`. */
  endpoints(vpcId: string): Promise<Result<readonly string[]>>;
  /** Whether EC2 has this type (without `ml.`) in the workspace's region. */
  offers(instanceType: string): Promise<Result<boolean>>;
}

/** The AWS Price List, as far as SageMaker is in it. */
export interface PriceService {
  /** Every SageMaker price of a region, from the service itself. Rows name the day they were fetched. */
  fetch(region: string, signal: AbortSignal): Promise<Result<PriceList>>;
}

/** What only the checks before a launch ask of AWS. */
export interface PreflightServices {
  readonly permissions: PermissionService;
  readonly quotas: QuotaService;
  readonly usage: UsageService;
  readonly images: ImageService;
  readonly network: NetworkService;
}
