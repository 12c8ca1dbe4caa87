import { GetRoleCredentialsCommand, SSOClient } from '@aws-sdk/client-sso';
import { z } from 'zod';
import { parseReply } from '../../call';
import type { AwsKeys } from '../../connection';
import { endpointFor } from '../endpoints';
import { serviceFailure } from '../failures';
import type { Fetching } from '../fetching';
import type { SsoPlan } from '../key-plan';
import { nameOf } from './device-sign-in';
import { goodToken } from './sso-token';

const roleKeys = z.object({
  roleCredentials: z.object({
    accessKeyId: z.string().min(1),
    secretAccessKey: z.string().min(1),
    sessionToken: z.string().min(1),
    /** Milliseconds since 1970. */
    expiration: z.number().positive(),
  }),
});

/** Keys of the profile's role. A token that the service no longer takes is replaced once. */
export async function ssoKeys(plan: SsoPlan, fetching: Fetching): Promise<AwsKeys> {
  const { profile, secrets } = fetching;
  const token = await goodToken(plan, fetching, null);
  try {
    return await keysWith(token, plan, fetching).catch(async (error) => {
      if (nameOf(error) !== 'UnauthorizedException') throw error;
      return keysWith(await goodToken(plan, fetching, token), plan, fetching);
    });
  } catch (error) {
    const action = `give profile ${profile} the role ${plan.roleName} of account ${plan.accountId}`;
    throw serviceFailure(error, profile, action, secrets);
  }
}

async function keysWith(
  accessToken: string,
  plan: SsoPlan,
  { endpoints, handler, signal }: Fetching,
): Promise<AwsKeys> {
  const endpoint = endpointFor(endpoints, 'sso');
  const client = new SSOClient({
    region: plan.region,
    ...(endpoint !== undefined && { endpoint }),
    useFipsEndpoint: endpoints.fips,
    useDualstackEndpoint: endpoints.dualStack,
    maxAttempts: 3,
    requestHandler: handler(),
  });
  try {
    const { accountId, roleName } = plan;
    const reply = await client.send(new GetRoleCredentialsCommand({ accessToken, accountId, roleName }), {
      abortSignal: signal,
    });
    const { expiration, ...keys } = parseReply(roleKeys, reply, "the role's keys").roleCredentials;
    return { ...keys, expiration: new Date(expiration) };
  } finally {
    client.destroy();
  }
}
