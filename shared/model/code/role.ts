import { permissionsPolicy, roleDescription, rolePolicyName, trustPolicy } from '../execution-role';
import { toCreateRole, toPutRolePolicy } from '../role-api-request';
import { awsCommand, inTurn } from './aws-cli/command';
import { onClient, programOf } from './python/program';
import { configuration } from './terraform/configuration';
import { block, hclMap, jsonEncoded, reference } from './terraform/hcl';
import type { NewRole } from './undertaking';

/** The AWS CLI commands that make the same role with its policy. */
export function roleCommands(role: NewRole, region: string): string {
  const { policy, created } = requestsOf(role, region);
  return inTurn([
    awsCommand('iam', 'create-role', region, created),
    awsCommand('iam', 'put-role-policy', region, policy),
  ]);
}

/** The same with boto3: the SageMaker SDK makes no roles. */
export function roleProgram(role: NewRole, region: string): string {
  const { policy, created } = requestsOf(role, region);
  return programOf(region, [onClient('iam', 'create_role', created), onClient('iam', 'put_role_policy', policy)]);
}

/** The same as aws_iam_role and aws_iam_role_policy. */
export function roleConfiguration(role: NewRole, region: string): string {
  const { policy, created } = requestsOf(role, region);
  return configuration(region, [
    block('resource', ['aws_iam_role', 'execution'], {
      name: created.RoleName,
      description: created.Description,
      assume_role_policy: jsonEncoded(JSON.parse(created.AssumeRolePolicyDocument)),
      tags: hclMap(Object.fromEntries(created.Tags.map(({ Key, Value }) => [Key, Value]))),
    }),
    block('resource', ['aws_iam_role_policy', 'execution'], {
      name: policy.PolicyName,
      role: reference('aws_iam_role.execution.id'),
      policy: jsonEncoded(JSON.parse(policy.PolicyDocument)),
    }),
  ]);
}

function requestsOf({ accountId, request }: NewRole, region: string) {
  const place = { accountId, region };
  return {
    created: toCreateRole(request.name, trustPolicy(place), roleDescription),
    policy: toPutRolePolicy(request.name, rolePolicyName, permissionsPolicy(place, request)),
  };
}
