import { GetRoleCommand, IAMClient, SimulatePrincipalPolicyCommand } from '@aws-sdk/client-iam';
import { z } from 'zod';
import { CodedError } from '../../shared/errors/coded-error';
import { fail } from '../../shared/errors/result';
import type { Denial, PermissionService, Wish } from '../domains/preflight/ports';
import { attempt, collect, pages, parseReply } from './call';
import { createClient } from './client';
import type { AwsConnection } from './connection';
import { trustedServices } from './trust-policy';

const simulationReply = z.object({
  EvaluationResults: z
    .array(
      z.object({
        EvalActionName: z.string(),
        EvalDecision: z.enum(['allowed', 'explicitDeny', 'implicitDeny']),
        MissingContextValues: z.array(z.string()).optional(),
      }),
    )
    .default([]),
  IsTruncated: z.boolean().optional(),
  Marker: z.string().optional(),
});
const roleReply = z.object({ Role: z.object({ Arn: z.string(), AssumeRolePolicyDocument: z.string().optional() }) });

/** Handed over with every wish: what a policy for iam:PassRole is usually bound to. */
const toSageMaker = [
  {
    ContextKeyName: 'iam:PassedToService',
    ContextKeyType: 'string' as const,
    ContextKeyValues: ['sagemaker.amazonaws.com'],
  },
];

export function createPermissions(connection: AwsConnection): PermissionService & { destroy(): void } {
  const client = createClient(IAMClient, connection, 'call');
  const getRole = async (name: string) =>
    parseReply(roleReply, await client.send(new GetRoleCommand({ RoleName: name })), `the role ${name}`).Role;

  const simulate = async (
    principal: string,
    resource: string,
    actions: readonly string[],
  ): Promise<readonly Denial[]> => {
    const results = await collect(
      pages('policy decisions', async (token) => {
        const reply = await client.send(
          new SimulatePrincipalPolicyCommand({
            PolicySourceArn: principal,
            ActionNames: [...actions],
            ResourceArns: [resource],
            ContextEntries: toSageMaker,
            ...(token !== undefined && { Marker: token }),
          }),
        );
        const page = parseReply(simulationReply, reply, 'what the policies allow');
        return { items: page.EvaluationResults, next: page.IsTruncated ? page.Marker : undefined };
      }),
    );
    return results
      .filter(({ EvalDecision }) => EvalDecision !== 'allowed')
      .map(({ EvalActionName, EvalDecision, MissingContextValues }) => ({
        action: EvalActionName,
        resource,
        explicit: EvalDecision === 'explicitDeny',
        unsure: (MissingContextValues ?? []).length > 0,
      }));
  };

  return {
    destroy: () => client.destroy(),

    denied: (principalArn, wishes) =>
      attempt('ask IAM what the policies allow', async () => {
        const principal = await simulated(principalArn, async (name) => (await getRole(name)).Arn);
        if (principal === null) return [];
        const denials = await Promise.all(
          [...byResource(wishes)].map(([resource, actions]) => simulate(principal, resource, actions)),
        );
        return denials.flat();
      }),

    role: (roleArn) =>
      attempt('look at the role', async () => {
        try {
          const { Arn, AssumeRolePolicyDocument } = await getRole(roleArn.split('/').at(-1) ?? '');
          return { arn: Arn, trustedServices: trustedServices(AssumeRolePolicyDocument ?? '') };
        } catch (error) {
          if (error instanceof Error && error.name === 'NoSuchEntityException') return null;
          throw error;
        }
      }),
  };
}

/** The user or role behind keys, whose policies IAM can simulate; null for the account's root, which no policy binds. */
async function simulated(arn: string, roleArnOf: (name: string) => Promise<string>): Promise<string | null> {
  const resource = arn.split(':').slice(5).join(':');
  const session = /^assumed-role\/([^/]+)\//.exec(resource)?.[1];
  // The ARN of a session leaves the role's path out.
  if (session !== undefined) return roleArnOf(session);
  if (resource === 'root') return null;
  if (/^(user|role)\//.test(resource)) return arn;
  throw new CodedError(
    fail(
      'aws.rejected',
      `IAM simulates users and roles only, and ${arn} is neither.`,
      'Sign in as a user or with a role to have it checked.',
    ).error,
  );
}

function byResource(wishes: readonly Wish[]): ReadonlyMap<string, readonly string[]> {
  const grouped = new Map<string, string[]>();
  for (const { action, resource } of wishes) grouped.set(resource, [...(grouped.get(resource) ?? []), action]);
  return grouped;
}
