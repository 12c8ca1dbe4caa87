import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Environment } from '../profile-files';
import type { SecretKeeper } from '../secret-keeper';

/** What of the AWS CLI's file is secret. */
const cached = z.object({
  accessToken: z.object({ secretAccessKey: z.string(), sessionToken: z.string() }),
  refreshToken: z.string(),
  dpopKey: z.string(),
});

/** The file in which `aws login` keeps a session, as AWS CLI and SDKs name it. */
export function loginCachePath(environment: Environment, home: string, session: string): string {
  const folder = environment.AWS_LOGIN_CACHE_DIRECTORY ?? join(home, '.aws', 'login', 'cache');
  return join(folder, `${createHash('sha256').update(session).digest('hex')}.json`);
}

/** Remembers what the file holds as secret; false when there is no file. One that is broken is the provider's to judge. */
export async function knowLoginSecrets(path: string, secrets: SecretKeeper): Promise<boolean> {
  try {
    const { accessToken, dpopKey, refreshToken } = cached.parse(JSON.parse(await readFile(path, 'utf8')));
    secrets.add(accessToken.secretAccessKey, accessToken.sessionToken, refreshToken, dpopKey);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ENOENT';
  }
}
