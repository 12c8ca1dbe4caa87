import { DescribeKeyCommand, KMSClient, ListAliasesCommand, ListKeysCommand } from '@aws-sdk/client-kms';
import { z } from 'zod';
import type { KmsKey } from '../../shared/model/account-resources';
import type { KeyService } from '../domains/account/ports';
import { attempt, collect, pages, parseReply } from './call';
import { createClient } from './client';
import type { AwsConnection } from './connection';
import { awsFailure } from './failures';
import { inTurns } from './in-turns';

const keysReply = z.object({
  Keys: z.array(z.object({ KeyId: z.string(), KeyArn: z.string() })).default([]),
  NextMarker: z.string().optional(),
});
const aliasesReply = z.object({
  Aliases: z.array(z.object({ AliasName: z.string(), TargetKeyId: z.string().optional() })).default([]),
  NextMarker: z.string().optional(),
});
const keyReply = z.object({
  KeyMetadata: z.object({
    Description: z.string().optional(),
    KeyManager: z.enum(['AWS', 'CUSTOMER']).optional(),
    KeyState: z.string().optional(),
    KeySpec: z.string().optional(),
    KeyUsage: z.string().optional(),
  }),
});

export function createKms(connection: AwsConnection): KeyService & { destroy(): void } {
  const client = createClient(KMSClient, connection, 'call');

  const listed = () =>
    collect(
      pages('keys', async (Marker) => {
        const reply = await client.send(new ListKeysCommand({ Limit: 100, ...(Marker !== undefined && { Marker }) }));
        const page = parseReply(keysReply, reply, 'a list of keys');
        return { items: page.Keys, next: page.NextMarker };
      }),
    );
  const aliases = () =>
    collect(
      pages('key aliases', async (Marker) => {
        const reply = await client.send(
          new ListAliasesCommand({ Limit: 100, ...(Marker !== undefined && { Marker }) }),
        );
        const page = parseReply(aliasesReply, reply, 'a list of key aliases');
        return { items: page.Aliases, next: page.NextMarker };
      }),
    );
  /** Null when the account may not look at this key: a listing shows keys whose policy keeps everybody out. */
  const metadata = async (id: string): Promise<z.output<typeof keyReply>['KeyMetadata'] | null> => {
    try {
      const reply = await client.send(new DescribeKeyCommand({ KeyId: id }));
      return parseReply(keyReply, reply, `the description of key ${id}`).KeyMetadata;
    } catch (error) {
      if (awsFailure(error, 'describe a key').code === 'aws.denied') return null;
      throw error;
    }
  };

  return {
    destroy: () => client.destroy(),
    keys: () =>
      attempt('list the keys of the account', async () => {
        const [keys, names] = await Promise.all([listed(), aliases()]);
        const found = await inTurns(keys, async ({ KeyArn, KeyId }): Promise<KmsKey | null> => {
          const about = await metadata(KeyId);
          if (about?.KeyState === 'PendingDeletion') return null;
          return {
            id: KeyId,
            arn: KeyArn,
            aliases: names.filter(({ TargetKeyId }) => TargetKeyId === KeyId).map(({ AliasName }) => AliasName),
            description: about?.Description ?? '',
            manager: about?.KeyManager === undefined ? null : about.KeyManager === 'AWS' ? 'aws' : 'customer',
            usable:
              about === null
                ? null
                : about.KeyState === 'Enabled' &&
                  (about.KeySpec ?? 'SYMMETRIC_DEFAULT') === 'SYMMETRIC_DEFAULT' &&
                  (about.KeyUsage ?? 'ENCRYPT_DECRYPT') === 'ENCRYPT_DECRYPT',
          };
        });
        return found.filter((key) => key !== null).sort(byAlias);
      }),
  };
}

/** Those with a name first: it is what people know them by. */
function byAlias(a: KmsKey, b: KmsKey): number {
  const [first = '', second = ''] = [a.aliases[0], b.aliases[0]];
  return Number(first === '') - Number(second === '') || first.localeCompare(second) || a.id.localeCompare(b.id);
}
