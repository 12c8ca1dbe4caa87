import type { DeploymentConfigRequest, DeploymentPolicy } from './deployment/deployment-config';
import type { ModelContainer } from './models/model';

/** The part of SageMaker's EndpointStatus that happens here. */
export type EndpointStatus =
  | 'Creating'
  | 'InService'
  | 'Updating'
  | 'RollingBack'
  | 'Failed'
  | 'Deleting'
  | 'UpdateRollbackFailed';

/** A variant of a fleet with everything its instances are started with. */
export interface VariantPlan {
  readonly name: string;
  readonly instanceType: string;
  readonly weight: number;
  readonly instanceCount: number;
  readonly routing: 'round-robin' | 'least-outstanding';
  /** How long an instance may take until its first healthy ping. */
  readonly startupSeconds: number;
  readonly container: ModelContainer;
}

/** What an endpoint serves with: kept with the endpoint, so that a configuration or model may be deleted. */
export interface FleetPlan {
  readonly configName: string;
  readonly variants: readonly VariantPlan[];
}

/** Where a blue/green deployment is. `step` is the one of its policy that is next or under way. */
export type DeploymentStage =
  | { readonly kind: 'provisioning'; readonly step: number; readonly since: number }
  | { readonly kind: 'baking'; readonly step: number; readonly since: number; readonly until: number }
  | {
      readonly kind: 'rolling-back';
      readonly reason: string;
      /** Whether the new fleet took requests: then the old one has to prove that it still can. */
      readonly shifted: boolean;
      readonly since: number;
    };

/** What is under way on an endpoint; decides after a kill how it goes on. Times in ms since the epoch. */
export type EndpointChange =
  | { readonly kind: 'create'; readonly fleet: FleetPlan; readonly startedAt: number }
  | {
      readonly kind: 'deploy';
      readonly fleet: FleetPlan;
      readonly policy: DeploymentPolicy;
      readonly startedAt: number;
      readonly stage: DeploymentStage;
    }
  | {
      readonly kind: 'scale';
      readonly startedAt: number;
      /** Every variant with the weight and number of instances it shall have. */
      readonly targets: readonly { readonly name: string; readonly weight: number; readonly instanceCount: number }[];
    }
  | { readonly kind: 'delete'; readonly startedAt: number };

export type Deployment = Extract<EndpointChange, { kind: 'deploy' }>;

/** An endpoint as it is kept. Times in ms since the epoch. */
export interface Endpoint {
  readonly id: number;
  readonly name: string;
  readonly arn: string;
  readonly status: EndpointStatus;
  readonly failureReason: string | null;
  /** What serves; null until the first fleet is in service. */
  readonly live: FleetPlan | null;
  /** The configuration DescribeEndpoint names. */
  readonly configName: string;
  readonly change: EndpointChange | null;
  /** DeploymentConfig as it was last given. */
  readonly lastDeployment: DeploymentConfigRequest | null;
  readonly createdAt: number;
  readonly modifiedAt: number;
}

/** Instances an endpoint has or is about to have. */
export function instancesOf({ live, change }: Endpoint): number {
  const count = (variants: readonly { readonly instanceCount: number }[]) =>
    variants.reduce((sum, { instanceCount }) => sum + instanceCount, 0);
  const kept = count(live?.variants ?? []);
  switch (change?.kind) {
    case 'create':
    case 'deploy':
      return kept + count(change.fleet.variants);
    case 'scale':
      return Math.max(kept, count(change.targets));
    default:
      return kept;
  }
}
