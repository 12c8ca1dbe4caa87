import { parseS3Uri } from '../../../../shared/model/s3-uri';
import { dataOf } from '../../guard';
import type { Scope } from '../../scope';
import { failed, passed, type Question } from '../check';
import { parseEcrImage } from '../ecr-image';
import type { LaunchPlan } from '../launch-plan';
import { policyFor } from '../policy';
import type { PermissionService, Wish } from '../ports';

const field = 'roleArn';
const sagemaker = 'sagemaker.amazonaws.com';

/** The role is one of this account: known without asking anybody. */
export function roleAccountQuestion(plan: LaunchPlan, scope: Scope): Question {
  const about = { id: 'roleArn', title: 'Role’s account' };
  return {
    ...about,
    ask: async () => {
      if (plan.roleArn === '') {
        const detail = 'No role is chosen for it to run under.';
        return [failed(about, { detail, hint: 'Choose an execution role of this account.', field, blocks: true })];
      }
      const account = plan.roleArn.split(':')[4];
      if (account === scope.accountId) return [passed(about, { detail: `${plan.roleArn} is of this account.`, field })];
      return [
        failed(about, {
          detail: `The role belongs to account ${account ?? '?'}, the workspace to ${scope.accountId}.`,
          hint: 'Choose a role of this account.',
          field,
          blocks: true,
        }),
      ];
    },
  };
}

/** The role exists and SageMaker may take it. */
export function roleTrustQuestion(plan: LaunchPlan, permissions: PermissionService): Question {
  const about = { id: 'role-trust', title: 'Role trusts SageMaker' };
  return {
    ...about,
    ask: async () => {
      const role = dataOf(await permissions.role(plan.roleArn));
      if (role === null) {
        const detail = `There is no role ${plan.roleArn}.`;
        return [failed(about, { detail, hint: 'Choose a role that exists, or make one.', field, blocks: true })];
      }
      if (role.trustedServices.includes(sagemaker))
        return [passed(about, { detail: `${sagemaker} may assume ${role.arn}.`, field })];
      const trust = {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: { Service: sagemaker }, Action: 'sts:AssumeRole' }],
      };
      return [
        failed(about, {
          detail: `${sagemaker} may not assume ${role.arn}.`,
          hint: 'Add the statement below to the role’s trust policy.',
          field,
          blocks: true,
          policy: JSON.stringify(trust, null, 2),
        }),
      ];
    },
  };
}

/** The role may read the data, write the results, pull the image and log. */
export function roleNeedsQuestion(plan: LaunchPlan, scope: Scope, permissions: PermissionService): Question {
  const about = { id: 'role-needs', title: 'What the role may do' };
  return {
    ...about,
    ask: async () => {
      const denied = dataOf(await permissions.denied(plan.roleArn, roleWishes(plan, scope)));
      if (denied.length === 0)
        return [passed(about, { detail: 'It may read the data, write the results, pull the image and log.', field })];
      const missing = [...new Set(denied.map(({ action }) => action))].join(', ');
      // A bucket's or a key's own policy may allow what the role's does not; nothing undoes an explicit denial.
      const sure = denied.some(({ action, explicit, unsure }) => explicit && !unsure && !action.startsWith('logs:'));
      return [
        failed(about, {
          detail: `IAM says that the role may not ${missing}.${sure ? '' : ' A policy of the bucket or key may still allow it.'}`,
          hint: 'Attach the policy below to the role; it allows exactly what is missing.',
          field,
          blocks: sure,
          policy: policyFor(denied),
        }),
      ];
    },
  };
}

/** SageMaker puts network interfaces into the VPC with the job's role. */
const interfaceActions = [
  'CreateNetworkInterface',
  'CreateNetworkInterfacePermission',
  'DeleteNetworkInterface',
  'DeleteNetworkInterfacePermission',
  'DescribeNetworkInterfaces',
  'DescribeVpcs',
  'DescribeDhcpOptions',
  'DescribeSubnets',
  'DescribeSecurityGroups',
];

/** What a role needs for this launch: https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html */
export function roleWishes(plan: LaunchPlan, scope: Scope): readonly Wish[] {
  const wishes: Wish[] = [];
  const onPlace = (s3Uri: string, action: string, below: (key: string) => string): void => {
    const place = parseS3Uri(s3Uri);
    if (place === null) return;
    wishes.push({ action: 's3:ListBucket', resource: `arn:aws:s3:::${place.bucket}` });
    wishes.push({ action, resource: `arn:aws:s3:::${place.bucket}/${below(place.key)}` });
  };
  // An input is a prefix, of one object or of many; what is written lies below its place.
  for (const { s3Uri } of plan.reads) onPlace(s3Uri, 's3:GetObject', (key) => `${key}*`);
  for (const { s3Uri } of plan.writes)
    onPlace(s3Uri, 's3:PutObject', (key) => (key === '' ? '*' : key.replace(/\/?$/, '/*')));
  const logs = `arn:aws:logs:${scope.region}:${scope.accountId}:log-group:${plan.logGroup}:*`;
  for (const action of ['CreateLogGroup', 'CreateLogStream', 'PutLogEvents'])
    wishes.push({ action: `logs:${action}`, resource: logs });
  for (const { image } of plan.images) {
    const parsed = parseEcrImage(image);
    if (parsed === null) continue;
    const repository = `arn:aws:ecr:${parsed.region}:${parsed.registryId}:repository/${parsed.repository}`;
    wishes.push({ action: 'ecr:GetAuthorizationToken', resource: '*' });
    for (const action of ['BatchGetImage', 'GetDownloadUrlForLayer'])
      wishes.push({ action: `ecr:${action}`, resource: repository });
  }
  if (plan.network !== null)
    for (const action of interfaceActions) wishes.push({ action: `ec2:${action}`, resource: '*' });
  for (const key of plan.kmsKeys)
    for (const action of ['Decrypt', 'GenerateDataKey']) wishes.push({ action: `kms:${action}`, resource: key });
  return [...new Map(wishes.map((wish) => [`${wish.action} ${wish.resource}`, wish])).values()];
}
