import { IAMClient, ListAccountAliasesCommand } from '@aws-sdk/client-iam';
import { z } from 'zod';
import type { Result } from '../../shared/errors/result';
import { attempt, parseReply } from './call';
import { createClient } from './client';
import type { AwsConnection } from './connection';

const aliasesReply = z.object({ AccountAliases: z.array(z.string()).default([]) });

/** An account has one alias at most. */
export async function accountAlias(connection: AwsConnection): Promise<Result<string | null>> {
  const client = createClient(IAMClient, connection, 'call');
  const result = await attempt('read the alias of the account', async () => {
    const reply = parseReply(aliasesReply, await client.send(new ListAccountAliasesCommand({})), 'the account alias');
    return reply.AccountAliases[0] ?? null;
  });
  client.destroy();
  return result;
}
