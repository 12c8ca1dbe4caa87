import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { z } from 'zod';
import type { Result } from '../../shared/errors/result';
import type { IdentityService } from '../domains/aws-ports';
import { attempt, parseReply } from './call';
import { createClient } from './client';
import type { AwsConnection } from './connection';

const identityReply = z.object({ Account: z.string().regex(/^\d{12}$/), Arn: z.string() });

export function createSts(connection: AwsConnection): Pick<IdentityService, 'whoAmI'> & { destroy(): void } {
  const client = createClient(STSClient, connection, 'call');
  return {
    destroy: () => client.destroy(),
    whoAmI: () =>
      attempt('tell whose keys these are', async () => {
        const reply = parseReply(
          identityReply,
          await client.send(new GetCallerIdentityCommand({})),
          'the caller identity',
        );
        return { accountId: reply.Account, arn: reply.Arn };
      }),
  };
}

/** One quick question without retries: does somebody at this address know these keys? */
export async function identifyOnce(connection: AwsConnection): Promise<Result<{ accountId: string }>> {
  const client = createClient(STSClient, connection, 'call', {
    maxAttempts: 1,
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000, throwOnRequestTimeout: true },
  });
  const result = await attempt('tell whose keys these are', async () => {
    const reply = parseReply(identityReply, await client.send(new GetCallerIdentityCommand({})), 'the caller identity');
    return { accountId: reply.Account };
  });
  client.destroy();
  return result;
}
