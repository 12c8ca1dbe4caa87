import type { Vpc } from '../../../shared/model/account-network';
import {
  type ExecutionRole,
  imageRemark,
  type KmsKey,
  type Repository,
  type RepositoryImage,
} from '../../../shared/model/account-resources';
import { formatBytes, formatCount, formatDateTime } from '../../../shared/model/format';
import { table } from '../output';

export function networkText(vpcs: readonly Vpc[]): string {
  if (vpcs.length === 0) return 'The region has no VPC.';
  return vpcs
    .map(({ cidr, endpoints, id, isDefault, name, securityGroups, subnets }) => {
      const heading = `${id}  ${name ?? ''}  ${cidr}${isDefault ? '  default' : ''}`.replaceAll(/ {3,}/g, '  ');
      return [
        heading,
        `Endpoints: ${endpoints.join(', ') || 'none'}`,
        table(
          ['SUBNET', 'NAME', 'ZONE', 'CIDR', 'FREE', ''],
          subnets.map((subnet) => [
            subnet.id,
            subnet.name ?? '',
            subnet.zone,
            subnet.cidr,
            formatCount(subnet.freeAddresses),
            subnet.public ? 'public' : 'private',
          ]),
          [4],
        ),
        table(
          ['SECURITY GROUP', 'NAME', 'LETS OUT'],
          securityGroups.map((group) => [group.id, group.name, group.egress.join('; ') || 'nothing']),
        ),
      ].join('\n');
    })
    .join('\n\n');
}

export function keysText(keys: readonly KmsKey[]): string {
  if (keys.length === 0) return 'The region has no KMS key.';
  return table(
    ['ALIAS', 'KEY', 'MANAGED BY', 'USABLE', 'DESCRIPTION'],
    keys.map(({ aliases, description, id, manager, usable }) => [
      aliases.join(', '),
      id,
      manager ?? 'unknown',
      usable === null ? 'unknown' : usable ? 'yes' : 'no',
      description,
    ]),
  );
}

export function rolesText(roles: readonly ExecutionRole[]): string {
  if (roles.length === 0)
    return 'There is no role that SageMaker may assume. Make one with `upside account create-role`.';
  return table(
    ['ROLE', 'ARN', 'MADE'],
    roles.map(({ arn, createdAt, name }) => [name, arn, createdAt === null ? '' : formatDateTime(createdAt)]),
  );
}

export function repositoriesText(repositories: readonly Repository[]): string {
  if (repositories.length === 0) return 'The region has no ECR repository.';
  return table(
    ['REPOSITORY', 'URI'],
    repositories.map(({ name, uri }) => [name, uri]),
  );
}

export function imagesText(images: readonly RepositoryImage[]): string {
  if (images.length === 0) return 'The repository is empty.';
  return table(
    ['TAGS', 'DIGEST', 'SIZE', 'PUSHED', 'ARCHITECTURE', 'SCAN', ''],
    images.map((image) => [
      image.tags.join(', '),
      image.digest.slice(0, 19),
      image.bytes === null ? 'unknown' : formatBytes(image.bytes),
      image.pushedAt === null ? '' : formatDateTime(image.pushedAt),
      image.architectures?.join(', ') ?? 'unknown',
      scanText(image.scan),
      imageRemark(image) ?? '',
    ]),
    [2],
  );
}

/** "3 CRITICAL, 12 LOW", "clean", or how far the scan is. */
export function scanText(scan: RepositoryImage['scan']): string {
  if (scan === null) return 'not scanned';
  if (scan.findings === null) return scan.status;
  const found = Object.entries(scan.findings).map(([severity, count]) => `${formatCount(count)} ${severity}`);
  return found.join(', ') || 'clean';
}
