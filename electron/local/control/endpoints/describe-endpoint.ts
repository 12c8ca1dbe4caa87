import type { ActiveEndpoint } from './active-endpoint';
import type { Endpoint, EndpointChange, FleetPlan, VariantPlan } from './endpoint';
import type { Fleet } from './fleet/fleet';

/** DescribeEndpoint: what is stored, with the instances and weights of this moment. */
export function describeEndpoint(endpoint: Endpoint, active: ActiveEndpoint | null): Record<string, unknown> {
  const { change, live, failureReason, lastDeployment } = endpoint;
  return {
    EndpointName: endpoint.name,
    EndpointArn: endpoint.arn,
    EndpointConfigName: endpoint.configName,
    EndpointStatus: endpoint.status,
    ...(failureReason !== null && { FailureReason: failureReason }),
    CreationTime: new Date(endpoint.createdAt),
    LastModifiedTime: new Date(endpoint.modifiedAt),
    ...(live !== null && { ProductionVariants: liveVariants(live, endpoint, active) }),
    ...(lastDeployment !== null && { LastDeploymentConfig: lastDeployment }),
    ...(change !== null && pendingDeployment(change, live, active)),
  };
}

function liveVariants(live: FleetPlan, { change }: Endpoint, active: ActiveEndpoint | null): readonly object[] {
  const fleet = active?.traffic.live ?? null;
  const kept = 1 - (active?.traffic.share ?? 0);
  return live.variants.map((variant) => {
    const target = change?.kind === 'scale' ? change.targets.find(({ name }) => name === variant.name) : undefined;
    return {
      ...images(variant),
      VariantName: variant.name,
      CurrentWeight: variant.weight * kept,
      DesiredWeight: target?.weight ?? variant.weight,
      CurrentInstanceCount: inService(fleet, variant),
      DesiredInstanceCount: target?.instanceCount ?? variant.instanceCount,
      ...(change?.kind === 'scale' && { VariantStatus: [status('Updating', change.startedAt)] }),
      ...(change?.kind === 'delete' && { VariantStatus: [status('Deleting', change.startedAt)] }),
    };
  });
}

/**
 * The new fleet. Its current weights are measured against those of the old one, so that the sums of both show
 * the split of the requests, whatever numbers the two configurations use.
 */
function pendingDeployment(change: EndpointChange, live: FleetPlan | null, active: ActiveEndpoint | null): object {
  if (change.kind !== 'create' && change.kind !== 'deploy') return {};
  const share = active?.traffic.share ?? 0;
  const scale = live === null ? 1 : totalWeight(live) / (totalWeight(change.fleet) || 1);
  return {
    PendingDeploymentSummary: {
      EndpointConfigName: change.fleet.configName,
      StartTime: new Date(change.startedAt),
      ProductionVariants: change.fleet.variants.map((variant) => ({
        ...images(variant),
        VariantName: variant.name,
        InstanceType: variant.instanceType,
        CurrentWeight: variant.weight * scale * share,
        DesiredWeight: variant.weight,
        CurrentInstanceCount: inService(active?.traffic.next ?? null, variant),
        DesiredInstanceCount: variant.instanceCount,
        VariantStatus: variantStatus(change),
      })),
    },
  };
}

function variantStatus(change: Extract<EndpointChange, { kind: 'create' | 'deploy' }>): readonly object[] {
  if (change.kind === 'create') return [status('Creating', change.startedAt)];
  const { stage } = change;
  switch (stage.kind) {
    case 'provisioning':
      return [status('Creating', stage.since)];
    case 'baking':
      return [status('ActivatingTraffic', stage.since), status('Baking', stage.since)];
    case 'rolling-back':
      return [status('Deleting', stage.since, stage.reason)];
  }
}

function status(Status: string, since: number, StatusMessage?: string): object {
  return { Status, StartTime: new Date(since), ...(StatusMessage !== undefined && { StatusMessage }) };
}

function images({ container: { image } }: VariantPlan): object {
  return image === null ? {} : { DeployedImages: [{ SpecifiedImage: image, ResolvedImage: image }] };
}

function totalWeight({ variants }: FleetPlan): number {
  return variants.reduce((sum, { weight }) => sum + weight, 0);
}

function inService(fleet: Fleet | null, { name }: VariantPlan): number {
  return fleet?.pool(name)?.inService ?? 0;
}
