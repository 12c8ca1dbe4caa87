import { dataOf } from '../../guard';
import { failed, passed, type Question } from '../check';
import type { LaunchPlan } from '../launch-plan';
import type { EgressRule, NetworkService } from '../ports';

/** What a job in a VPC has to reach. Without a way out each needs an endpoint in the VPC. */
const neededEndpoints = ['s3', 'logs', 'ecr.api', 'ecr.dkr'] as const;
const anywhere = new Set(['0.0.0.0/0', '::/0']);

/** A job in a VPC reaches S3, its logs and its image. Null where SageMaker's own network is used. */
export function networkQuestion(plan: LaunchPlan, network: NetworkService): Question | null {
  if (plan.network === null) return null;
  const { securityGroupIds } = plan.network;
  const about = { id: 'network', title: 'Way out of the VPC' };
  const field = 'network';
  return {
    ...about,
    ask: async () => {
      const groups = dataOf(await network.securityGroups(securityGroupIds));
      const rules = groups.flatMap(({ egress }) => egress).filter(letsHttpsOut);
      const open = rules.some(({ to }) => to.some((range) => anywhere.has(range)));
      const vpcId = groups[0]?.vpcId;
      const present = vpcId === undefined ? [] : dataOf(await network.endpoints(vpcId));
      const missing = neededEndpoints.filter((service) => !present.includes(service));
      const ids = securityGroupIds.join(', ');
      if (rules.length === 0)
        return [
          failed(about, {
            detail: `${ids} let no HTTPS (port 443) out, so that neither S3 nor the image can be reached.`,
            hint: 'Allow outgoing TCP 443 in one of them.',
            field,
            blocks: groups.length === securityGroupIds.length,
          }),
        ];
      if (missing.length === 0)
        return [passed(about, { detail: `${vpcId} has endpoints for ${neededEndpoints.join(', ')}.`, field })];
      if (open)
        return [
          passed(about, {
            detail: `${ids} let HTTPS out to anywhere. ${vpcId} has no endpoint for ${missing.join(', ')}: its subnets need a NAT gateway for them.`,
            field,
          }),
        ];
      return [
        failed(about, {
          detail: `${ids} let HTTPS out to some addresses only, and ${vpcId} has no endpoint for ${missing.join(', ')}.`,
          hint: 'Add those endpoints or a rule that lets HTTPS out.',
          field,
        }),
      ];
    },
  };
}

/** True of a rule that covers TCP port 443. */
export function letsHttpsOut({ ports, protocol, to }: EgressRule): boolean {
  if (protocol === 'other' || to.length === 0) return false;
  return protocol === 'all' || ports === null || (ports[0] <= 443 && 443 <= ports[1]);
}
