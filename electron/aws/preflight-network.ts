import {
  type _InstanceType,
  DescribeInstanceTypeOfferingsCommand,
  DescribeSecurityGroupsCommand,
  DescribeVpcEndpointsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import { z } from 'zod';
import type { EgressRule, NetworkService } from '../domains/preflight/ports';
import { attempt, parseReply } from './call';
import { createClient } from './client';
import type { AwsConnection } from './connection';

const permission = z.object({
  IpProtocol: z.string(),
  FromPort: z.number().optional(),
  ToPort: z.number().optional(),
  IpRanges: z.array(z.object({ CidrIp: z.string().optional() })).optional(),
  Ipv6Ranges: z.array(z.object({ CidrIpv6: z.string().optional() })).optional(),
  PrefixListIds: z.array(z.object({ PrefixListId: z.string().optional() })).optional(),
  UserIdGroupPairs: z.array(z.object({ GroupId: z.string().optional() })).optional(),
});
const groupsReply = z.object({
  SecurityGroups: z.array(
    z.object({ GroupId: z.string(), VpcId: z.string(), IpPermissionsEgress: z.array(permission).default([]) }),
  ),
});
const endpointsReply = z.object({
  VpcEndpoints: z.array(z.object({ ServiceName: z.string(), State: z.string().optional() })).default([]),
});
const offeringsReply = z.object({
  InstanceTypeOfferings: z.array(z.object({ InstanceType: z.string() })).default([]),
});

export function createNetwork(connection: AwsConnection): NetworkService & { destroy(): void } {
  const client = createClient(EC2Client, connection, 'call');
  return {
    destroy: () => client.destroy(),

    securityGroups: (ids) =>
      attempt('look at the security groups', async () => {
        const reply = await client.send(new DescribeSecurityGroupsCommand({ GroupIds: [...ids] }));
        return parseReply(groupsReply, reply, 'the security groups').SecurityGroups.map((group) => ({
          id: group.GroupId,
          vpcId: group.VpcId,
          egress: group.IpPermissionsEgress.map(ruleOf),
        }));
      }),

    endpoints: (vpcId) =>
      attempt('look at the endpoints of the VPC', async () => {
        const reply = await client.send(
          new DescribeVpcEndpointsCommand({ Filters: [{ Name: 'vpc-id', Values: [vpcId] }], MaxResults: 1_000 }),
        );
        return parseReply(endpointsReply, reply, 'the endpoints of the VPC')
          .VpcEndpoints.filter(({ State }) => State === undefined || State.toLowerCase() === 'available')
          .map(({ ServiceName }) => ServiceName.replace(/^com\.amazonaws\.[^.]+\./, ''));
      }),

    offers: (instanceType) =>
      attempt('see which instance types the region has', async () => {
        const reply = await client.send(
          new DescribeInstanceTypeOfferingsCommand({
            LocationType: 'region',
            Filters: [{ Name: 'instance-type', Values: [instanceType as _InstanceType] }],
          }),
        );
        const found = parseReply(offeringsReply, reply, 'the instance types of the region').InstanceTypeOfferings;
        return found.some(({ InstanceType }) => InstanceType === instanceType);
      }),
  };
}

function ruleOf(rule: z.output<typeof permission>): EgressRule {
  return {
    protocol: rule.IpProtocol === '-1' ? 'all' : rule.IpProtocol === 'tcp' ? 'tcp' : 'other',
    ports: rule.FromPort === undefined || rule.ToPort === undefined ? null : [rule.FromPort, rule.ToPort],
    to: [
      ...(rule.IpRanges ?? []).flatMap(({ CidrIp }) => CidrIp ?? []),
      ...(rule.Ipv6Ranges ?? []).flatMap(({ CidrIpv6 }) => CidrIpv6 ?? []),
      ...(rule.PrefixListIds ?? []).flatMap(({ PrefixListId }) => PrefixListId ?? []),
      ...(rule.UserIdGroupPairs ?? []).flatMap(({ GroupId }) => GroupId ?? []),
    ],
  };
}
