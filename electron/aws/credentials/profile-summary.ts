import type { AwsProfile } from '../../../shared/model/aws-profile';
import type { KeyPlan } from './key-plan';

/** What may be shown of a profile. */
export function profileSummary(name: string, region: string | null, plan: KeyPlan): AwsProfile {
  return {
    name,
    kind: plan.kind,
    region,
    summary: summaryOf(plan),
    problem: plan.kind === 'incomplete' ? plan.problem : null,
  };
}

function summaryOf(plan: KeyPlan): string {
  switch (plan.kind) {
    case 'static':
      return plan.keys.sessionToken ? 'temporary keys written down' : 'access key written down';
    case 'assume-role':
      return `role ${roleName(plan.roleArn)} through ${plan.sourceName}${plan.mfaSerial ? ', with MFA' : ''}`;
    case 'sso':
      return `role ${plan.roleName} of account ${plan.accountId} through single sign-on`;
    case 'web-identity':
      return `role ${roleName(plan.roleArn)} with a web identity token`;
    case 'login':
      return 'a sign-in with aws login';
    case 'process':
      return 'keys from a credential process';
    case 'container':
      return "the container's role";
    case 'instance':
      return "the instance's role";
    case 'incomplete':
      return 'cannot be used as written';
  }
}

/** "arn:aws:iam::1:role/team/ModelBuilder" → "ModelBuilder". */
export function roleName(arn: string): string {
  return arn.split('/').at(-1) ?? arn;
}
