import {
  CreateRoleCommand,
  EntityAlreadyExistsException,
  GetRoleCommand,
  GetRolePolicyCommand,
  IAMClient,
  LimitExceededException,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
  ListRolesCommand,
  NoSuchEntityException,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { z } from 'zod';
import { CodedError } from '../../shared/errors/coded-error';
import { fail } from '../../shared/errors/result';
import type { ExecutionRole } from '../../shared/model/account-resources';
import { toCreateRole, toPutRolePolicy } from '../../shared/model/role-api-request';
import type { RoleService } from '../domains/account/ports';
import { attempt, collect, pages, parseReply } from './call';
import { createClient } from './client';
import type { AwsConnection } from './connection';
import { trustedServices } from './trust-policy';

const role = z.object({
  RoleName: z.string(),
  Arn: z.string(),
  Description: z.string().optional(),
  CreateDate: z.date().optional(),
  /** IAM sends policies as JSON in percent encoding (RFC 3986). */
  AssumeRolePolicyDocument: z.string().optional(),
});
const more = { IsTruncated: z.boolean().optional(), Marker: z.string().optional() };
const rolesReply = z.object({ Roles: z.array(role).default([]), ...more });
const roleReply = z.object({ Role: role });
const inlineReply = z.object({ PolicyNames: z.array(z.string()).default([]), ...more });
const attachedReply = z.object({
  AttachedPolicies: z.array(z.object({ PolicyArn: z.string() })).default([]),
  ...more,
});
const policyReply = z.object({ PolicyDocument: z.string() });

/** The service that has to be trusted to run jobs. */
const sageMaker = 'sagemaker.amazonaws.com';

export function createIam(connection: AwsConnection): RoleService & { destroy(): void } {
  const client = createClient(IAMClient, connection, 'call');

  const policiesOf = async (RoleName: string) => {
    const [inline, attached] = await Promise.all([
      client.send(new ListRolePoliciesCommand({ RoleName, MaxItems: 100 })),
      client.send(new ListAttachedRolePoliciesCommand({ RoleName, MaxItems: 100 })),
    ]);
    return {
      inline: parseReply(inlineReply, inline, `the policies of role ${RoleName}`).PolicyNames,
      attached: parseReply(attachedReply, attached, `the policies of role ${RoleName}`).AttachedPolicies.map(
        ({ PolicyArn }) => PolicyArn,
      ),
    };
  };

  return {
    destroy: () => client.destroy(),

    list: () =>
      attempt('list the roles of the account', () =>
        collect(
          pages('roles', async (Marker) => {
            const reply = await client.send(
              new ListRolesCommand({ MaxItems: 200, ...(Marker !== undefined && { Marker }) }),
            );
            const page = parseReply(rolesReply, reply, 'a list of roles');
            return {
              items: page.Roles.filter(({ AssumeRolePolicyDocument }) =>
                trustedServices(AssumeRolePolicyDocument ?? '').includes(sageMaker),
              ).map(toRole),
              next: page.IsTruncated ? page.Marker : undefined,
            };
          }),
        ),
      ),

    describe: (name) =>
      attempt(`read the role ${name}`, () =>
        orNull(async () => {
          const reply = await client.send(new GetRoleCommand({ RoleName: name }));
          const { Role } = parseReply(roleReply, reply, `the description of role ${name}`);
          return {
            role: toRole(Role),
            trust: decoded(Role.AssumeRolePolicyDocument ?? ''),
            ...(await policiesOf(name)),
          };
        }),
      ),

    inlinePolicy: (name, policy) =>
      attempt(`read the policy of the role ${name}`, () =>
        orNull(async () => {
          const reply = await client.send(new GetRolePolicyCommand({ RoleName: name, PolicyName: policy }));
          return decoded(parseReply(policyReply, reply, `the policy of role ${name}`).PolicyDocument);
        }),
      ),

    create: (name, trust, description) =>
      attempt(`make the role ${name}`, async () => {
        try {
          await client.send(new CreateRoleCommand(toCreateRole(name, trust, description)));
        } catch (error) {
          throw namedByIam(error, name);
        }
        return null;
      }),

    putPolicy: (name, policy, document) =>
      attempt(`give the role ${name} its policy`, async () => {
        await client.send(new PutRolePolicyCommand(toPutRolePolicy(name, policy, document)));
        return null;
      }),
  };
}

function toRole({ Arn, CreateDate, Description, RoleName }: z.output<typeof role>): ExecutionRole {
  return { name: RoleName, arn: Arn, description: Description ?? '', createdAt: CreateDate?.getTime() ?? null };
}

function decoded(document: string): string {
  try {
    return decodeURIComponent(document);
  } catch {
    // Not encoded after all, with a percent sign of its own.
    return document;
  }
}

async function orNull<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof NoSuchEntityException) return null;
    throw error;
  }
}

/** Two of IAM's errors mean something else than they do elsewhere; the others are left as they are. */
function namedByIam(error: unknown, name: string): unknown {
  if (error instanceof EntityAlreadyExistsException) {
    return new CodedError(
      fail('role.exists', `There is already a role called ${name} in this account.`, 'Choose another name.').error,
    );
  }
  if (error instanceof LimitExceededException) {
    return new CodedError(
      fail(
        'aws.rejected',
        `The account has as many roles as it may have: ${error.message}`,
        'Delete roles nobody uses.',
      ).error,
    );
  }
  return error;
}
