import type { EndpointModel, EndpointStatus } from './endpoint';
import type { EndpointView } from './endpoint-view';

/** How a status shows: the words, and the look of its icon. */
export const endpointStatusLooks: Readonly<
  Record<EndpointStatus, { readonly word: string; readonly look: 'in-progress' | 'success' | 'error' | 'stopped' }>
> = {
  OutOfService: { word: 'Out of service', look: 'stopped' },
  Creating: { word: 'Creating', look: 'in-progress' },
  Updating: { word: 'Updating', look: 'in-progress' },
  SystemUpdating: { word: 'Updated by the service', look: 'in-progress' },
  RollingBack: { word: 'Rolling back', look: 'in-progress' },
  InService: { word: 'In service', look: 'success' },
  Deleting: { word: 'Deleting', look: 'in-progress' },
  Failed: { word: 'Failed', look: 'error' },
  UpdateRollbackFailed: { word: 'Rollback failed', look: 'error' },
};

/** True where requests are answered: an endpoint that changes or goes back serves with what it had. */
export function answersRequests(status: EndpointStatus): boolean {
  return ['InService', 'Updating', 'SystemUpdating', 'RollingBack', 'UpdateRollbackFailed'].includes(status);
}

/** True while the service is at work on the endpoint and will change it by itself. */
export function isChanging(status: EndpointStatus): boolean {
  switch (status) {
    case 'Creating':
    case 'Updating':
    case 'SystemUpdating':
    case 'RollingBack':
    case 'Deleting':
      return true;
    case 'InService':
    case 'OutOfService':
    case 'Failed':
    case 'UpdateRollbackFailed':
      return false;
  }
}

/** What became of a deployment, read from the endpoint and nothing else. */
export type DeploymentVerdict =
  | { readonly kind: 'under-way'; readonly status: EndpointStatus }
  /** In service with the configuration that was asked for. */
  | { readonly kind: 'in-service' }
  | { readonly kind: 'failed'; readonly reason: string }
  /** In service, and with another configuration: somebody else changed it, or it rolled back. */
  | { readonly kind: 'other-configuration'; readonly configName: string };

export function deploymentVerdict({ endpoint }: Pick<EndpointView, 'endpoint'>, configName: string): DeploymentVerdict {
  const { status } = endpoint;
  if (isChanging(status)) return { kind: 'under-way', status };
  if (status !== 'InService') return { kind: 'failed', reason: endpoint.failureReason ?? `It is ${status}.` };
  return endpoint.configName === configName
    ? { kind: 'in-service' }
    : { kind: 'other-configuration', configName: endpoint.configName };
}

/** Each variant's share of the traffic, 0–1, in the order given; all 0 while none has a weight. */
export function trafficShares(weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => (sum === 0 ? 0 : weight / sum));
}

/** A registry version as group/version, from its ARN; null for any other text. */
export function packageLabel(arn: string): string | null {
  return /^arn:[^:]+:sagemaker:[^:]*:\d{12}:model-package\/([^/]+\/\d+)$/.exec(arn)?.[1] ?? null;
}

/** What a model runs, in few words: its registry version, else its image without the registry's address. */
export function whatRuns(model: Pick<EndpointModel, 'packageArn' | 'image'>): string {
  if (model.packageArn !== null) return packageLabel(model.packageArn) ?? model.packageArn;
  return model.image === null ? 'unknown' : (model.image.split('/').at(-1) ?? model.image);
}
