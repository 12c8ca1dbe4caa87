import { STSClient } from '@aws-sdk/client-sts';
import { z } from 'zod';
import { parseReply } from '../call';
import type { AwsKeys } from '../connection';
import { endpointFor } from './endpoints';
import { serviceFailure } from './failures';
import type { Fetching } from './fetching';

const keysReply = z.object({
  Credentials: z.object({
    AccessKeyId: z.string().min(1),
    SecretAccessKey: z.string().min(1),
    SessionToken: z.string().min(1),
    Expiration: z.date(),
  }),
});

/** One call of STS, whose client lives as long. `keys`: null for calls that are not signed. */
export async function withSts<T>(
  fetching: Fetching,
  keys: AwsKeys | null,
  work: (client: STSClient) => Promise<T>,
): Promise<T> {
  const { endpoints, region } = fetching;
  const endpoint = endpointFor(endpoints, 'sts');
  const client = new STSClient({
    region,
    ...(endpoint !== undefined && { endpoint }),
    ...(keys && { credentials: keys }),
    useFipsEndpoint: endpoints.fips,
    useDualstackEndpoint: endpoints.dualStack,
    maxAttempts: 3,
    requestHandler: fetching.handler(),
  });
  try {
    return await work(client);
  } finally {
    client.destroy();
  }
}

/** Keys in an answer of STS. `action` completes "AWS did not …". */
export async function keysFromSts(
  fetching: Fetching,
  keys: AwsKeys | null,
  action: string,
  work: (client: STSClient) => Promise<unknown>,
): Promise<AwsKeys> {
  try {
    const { Credentials } = parseReply(keysReply, await withSts(fetching, keys, work), 'temporary keys');
    return {
      accessKeyId: Credentials.AccessKeyId,
      secretAccessKey: Credentials.SecretAccessKey,
      sessionToken: Credentials.SessionToken,
      expiration: Credentials.Expiration,
    };
  } catch (error) {
    throw serviceFailure(error, fetching.profile, action, fetching.secrets);
  }
}
