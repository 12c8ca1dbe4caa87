import {
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcEndpointsCommand,
  DescribeVpcsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import type { z } from 'zod';
import type { NetworkService } from '../domains/account/ports';
import { attempt, collect, pages, parseReply } from './call';
import { createClient } from './client';
import type { AwsConnection } from './connection';
import { endpointsReply, routeTablesReply, securityGroupsReply, subnetsReply, toVpcs, vpcsReply } from './ec2-reply';

export function createEc2(connection: AwsConnection): NetworkService & { destroy(): void } {
  const client = createClient(EC2Client, connection, 'call');

  /** Every page of one Describe call, parsed. */
  const every = <R, S extends z.ZodType<{ readonly NextToken?: string | undefined }>, T>(
    what: string,
    reply: S,
    send: (page: { NextToken?: string; MaxResults: number }) => Promise<R>,
    items: (page: z.output<S>) => readonly T[],
  ): Promise<readonly T[]> =>
    collect(
      pages(what, async (NextToken) => {
        const answer = await send({ MaxResults: 200, ...(NextToken !== undefined && { NextToken }) });
        const page = parseReply(reply, answer, `a list of ${what}`);
        return { items: items(page), next: page.NextToken };
      }),
    );

  return {
    destroy: () => client.destroy(),
    vpcs: () =>
      attempt('read the networks of the account', async () => {
        const [vpcs, subnets, groups, tables, endpoints] = await Promise.all([
          every(
            'VPCs',
            vpcsReply,
            (page) => client.send(new DescribeVpcsCommand(page)),
            ({ Vpcs }) => Vpcs,
          ),
          every(
            'subnets',
            subnetsReply,
            (page) => client.send(new DescribeSubnetsCommand(page)),
            ({ Subnets }) => Subnets,
          ),
          every(
            'security groups',
            securityGroupsReply,
            (page) => client.send(new DescribeSecurityGroupsCommand(page)),
            ({ SecurityGroups }) => SecurityGroups,
          ),
          every(
            'route tables',
            routeTablesReply,
            // The one of these calls whose pages end at 100.
            (page) => client.send(new DescribeRouteTablesCommand({ ...page, MaxResults: 100 })),
            ({ RouteTables }) => RouteTables,
          ),
          every(
            'VPC endpoints',
            endpointsReply,
            (page) => client.send(new DescribeVpcEndpointsCommand(page)),
            ({ VpcEndpoints }) => VpcEndpoints,
          ),
        ]);
        return toVpcs({ vpcs, subnets, groups, tables, endpoints });
      }),
  };
}
