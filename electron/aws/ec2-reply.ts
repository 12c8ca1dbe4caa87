import { z } from 'zod';
import type { Subnet, Vpc } from '../../shared/model/account-network';

const tags = z
  .array(z.object({ Key: z.string().optional(), Value: z.string().optional() }))
  .optional()
  .transform((list) => list?.find(({ Key }) => Key === 'Name')?.Value || null);
const text = z
  .string()
  .optional()
  .transform((value) => value ?? '');

/** A list that may be missing, and the token of the page after it. */
const listOf = <K extends string, S extends z.ZodType>(name: K, item: S) =>
  z.object({ [name]: z.array(item).default([]), NextToken: z.string().optional() } as {
    [P in K]: z.ZodDefault<z.ZodArray<S>>;
  } & { NextToken: z.ZodOptional<z.ZodString> });

const vpc = z.object({ VpcId: z.string(), CidrBlock: text, IsDefault: z.boolean().optional(), Tags: tags });
const subnet = z.object({
  SubnetId: z.string(),
  VpcId: z.string(),
  AvailabilityZone: text,
  CidrBlock: text,
  AvailableIpAddressCount: z.number().int().nonnegative().default(0),
  Tags: tags,
});
const permission = z.object({
  IpProtocol: z.string().optional(),
  FromPort: z.number().optional(),
  ToPort: z.number().optional(),
  IpRanges: z.array(z.object({ CidrIp: z.string().optional() })).default([]),
  Ipv6Ranges: z.array(z.object({ CidrIpv6: z.string().optional() })).default([]),
  PrefixListIds: z.array(z.object({ PrefixListId: z.string().optional() })).default([]),
  UserIdGroupPairs: z.array(z.object({ GroupId: z.string().optional() })).default([]),
});
const group = z.object({
  GroupId: z.string(),
  GroupName: text,
  Description: text,
  VpcId: z.string().optional(),
  IpPermissionsEgress: z.array(permission).default([]),
});
const table = z.object({
  VpcId: z.string(),
  Associations: z.array(z.object({ Main: z.boolean().optional(), SubnetId: z.string().optional() })).default([]),
  Routes: z
    .array(z.object({ DestinationCidrBlock: z.string().optional(), GatewayId: z.string().optional() }))
    .default([]),
});
const endpoint = z.object({ VpcId: z.string(), ServiceName: z.string(), State: z.string().optional() });

export const vpcsReply = listOf('Vpcs', vpc);
export const subnetsReply = listOf('Subnets', subnet);
export const securityGroupsReply = listOf('SecurityGroups', group);
export const routeTablesReply = listOf('RouteTables', table);
export const endpointsReply = listOf('VpcEndpoints', endpoint);

interface Replies {
  readonly vpcs: readonly z.output<typeof vpc>[];
  readonly subnets: readonly z.output<typeof subnet>[];
  readonly groups: readonly z.output<typeof group>[];
  readonly tables: readonly z.output<typeof table>[];
  readonly endpoints: readonly z.output<typeof endpoint>[];
}

/** The five lists as one tree, the default VPC first. */
export function toVpcs({ endpoints, groups, subnets, tables, vpcs }: Replies): readonly Vpc[] {
  return vpcs
    .map((one) => ({
      id: one.VpcId,
      name: one.Tags,
      cidr: one.CidrBlock,
      isDefault: one.IsDefault ?? false,
      subnets: subnets
        .filter(({ VpcId }) => VpcId === one.VpcId)
        .map((each) => toSubnet(each, tables))
        .sort((a, b) => a.zone.localeCompare(b.zone) || a.id.localeCompare(b.id)),
      securityGroups: groups
        .filter(({ VpcId }) => VpcId === one.VpcId)
        .map(({ Description, GroupId, GroupName, IpPermissionsEgress }) => ({
          id: GroupId,
          name: GroupName,
          description: Description,
          egress: IpPermissionsEgress.map(egressText),
        }))
        .sort((a, b) => a.name.localeCompare(b.name)),
      endpoints: endpoints
        .filter(({ State, VpcId }) => VpcId === one.VpcId && (State ?? 'available').toLowerCase() === 'available')
        .map(({ ServiceName }) => ServiceName)
        .sort(),
    }))
    .sort((a, b) => Number(b.isDefault) - Number(a.isDefault) || a.id.localeCompare(b.id));
}

function toSubnet(one: Replies['subnets'][number], tables: Replies['tables']): Subnet {
  const own = tables.find(({ Associations }) => Associations.some(({ SubnetId }) => SubnetId === one.SubnetId));
  const main = tables.find(
    ({ Associations, VpcId }) => VpcId === one.VpcId && Associations.some(({ Main }) => Main === true),
  );
  const routes = (own ?? main)?.Routes ?? [];
  return {
    id: one.SubnetId,
    name: one.Tags,
    zone: one.AvailabilityZone,
    cidr: one.CidrBlock,
    freeAddresses: one.AvailableIpAddressCount,
    public: routes.some(
      ({ DestinationCidrBlock, GatewayId }) => DestinationCidrBlock === '0.0.0.0/0' && GatewayId?.startsWith('igw-'),
    ),
  };
}

/** "tcp 443 to 10.0.0.0/16", "all traffic to 0.0.0.0/0". */
function egressText(rule: z.output<typeof permission>): string {
  const targets = [
    ...rule.IpRanges.map(({ CidrIp }) => CidrIp),
    ...rule.Ipv6Ranges.map(({ CidrIpv6 }) => CidrIpv6),
    ...rule.PrefixListIds.map(({ PrefixListId }) => PrefixListId),
    ...rule.UserIdGroupPairs.map(({ GroupId }) => GroupId),
  ].filter((target) => target !== undefined);
  const protocol = rule.IpProtocol ?? '-1';
  const { FromPort: from, ToPort: to } = rule;
  const ports = from === undefined || from === -1 ? '' : from === to ? ` ${from}` : ` ${from}–${to}`;
  return `${protocol === '-1' ? 'all traffic' : `${protocol}${ports}`} to ${targets.join(', ') || 'nowhere'}`;
}
