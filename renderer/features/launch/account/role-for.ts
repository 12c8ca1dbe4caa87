import type { RoleRequest } from '../../../../shared/model/execution-role';
import type { Recipe } from '../../../../shared/model/recipe';
import { parseS3Uri } from '../../../../shared/model/s3-uri';
import type { Workspace } from '../../../../shared/model/workspace';
import type { Draft } from '../draft';

/** A role for what the draft names so far: its buckets, its keys, its network, the registry of its image. */
export function roleFor(
  draft: Draft,
  recipe: Recipe | null,
  bucket: string,
  { accountId }: Pick<Workspace, 'accountId'>,
  name: string,
): RoleRequest {
  const { account, channels } = draft;
  const uris = [
    ...Object.values(channels).flatMap((source) => (source.kind === 'object' ? [source.s3Uri] : [])),
    account.scriptS3Uri,
  ];
  const named = uris.flatMap((uri) => parseS3Uri(uri)?.bucket ?? []);
  const registry = /^(\d{12})\.dkr\.ecr\./.exec(account.image || (recipe?.image ?? ''))?.[1];
  return {
    name,
    buckets: [...new Set([bucket, ...named])],
    // An id or an alias cannot stand in a policy.
    kmsKeyArns: [...new Set([account.volumeKey, account.outputKey])].filter((key) => /^arn:.*:key\//.test(key)),
    registries: registry === undefined || registry === accountId ? [] : [registry],
    subnetIds: account.subnetIds,
    securityGroupIds: account.securityGroupIds,
  };
}
