import type { ObjectStore } from '../../storage/objects';

/** What the operations on models, configurations and endpoints know of the workspace. */
export interface EndpointScope {
  readonly objects: ObjectStore;
  readonly region: string;
  readonly accountId: string;
  /** ms since the epoch. */
  readonly clock: () => number;
}

/** SageMaker writes names in small letters in ARNs. */
export function arnOf(
  kind: 'model' | 'endpoint-config' | 'endpoint',
  name: string,
  { region, accountId }: Pick<EndpointScope, 'region' | 'accountId'>,
): string {
  return `arn:aws:sagemaker:${region}:${accountId}:${kind}/${name.toLowerCase()}`;
}
