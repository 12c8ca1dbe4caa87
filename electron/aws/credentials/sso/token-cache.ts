import { createHash, randomUUID } from 'node:crypto';
import { chmod, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { SsoPlan } from '../key-plan';

/** The AWS tools' folder for SSO tokens; the one place where Upside writes something secret. */
const folder = ['.aws', 'sso', 'cache'];

/** "2026-11-30T10:00:00Z"; earlier AWS CLIs wrote "…UTC". */
const moment = z
  .string()
  .transform((text) => Date.parse(text.replace(/UTC$/, 'Z')))
  .refine((at) => !Number.isNaN(at));

const tokenFile = z.object({
  startUrl: z.string().optional(),
  region: z.string().optional(),
  accessToken: z.string().min(1),
  expiresAt: moment,
  refreshToken: z.string().min(1).optional(),
  clientId: z.string().min(1).optional(),
  clientSecret: z.string().min(1).optional(),
  registrationExpiresAt: moment.optional(),
});
export type SsoToken = z.infer<typeof tokenFile>;

const clientFile = z.object({ clientId: z.string().min(1), clientSecret: z.string().min(1), expiresAt: moment });
export type SsoClient = z.infer<typeof clientFile>;

/** The file the AWS tools share: named after the session, or after the start address in the earlier form. */
export function tokenPath(home: string, { session, startUrl }: Pick<SsoPlan, 'session' | 'startUrl'>): string {
  return join(home, ...folder, `${sha1(session ?? startUrl)}.json`);
}

/**
 * Upside's registration at the sign-in service. The AWS CLI's own may be for another kind of sign-in, so it
 * is not used for a new one.
 */
export function clientPath(home: string, { region, scopes, startUrl }: SsoPlan): string {
  return join(home, ...folder, `upside-client-${sha1(JSON.stringify([startUrl, region, scopes]))}.json`);
}

/** Null when there is none that can be read: then a new one is got. */
export const readToken = (path: string): Promise<SsoToken | null> => readCache(path, tokenFile);
export const readClient = (path: string): Promise<SsoClient | null> => readCache(path, clientFile);

export function writeToken(path: string, token: SsoToken): Promise<void> {
  const { expiresAt, registrationExpiresAt } = token;
  return writePrivately(path, {
    ...token,
    expiresAt: written(expiresAt),
    ...(registrationExpiresAt !== undefined && { registrationExpiresAt: written(registrationExpiresAt) }),
  });
}

export function writeClient(path: string, client: SsoClient): Promise<void> {
  return writePrivately(path, { ...client, expiresAt: written(client.expiresAt) });
}

async function readCache<S extends z.ZodType>(path: string, schema: S): Promise<z.output<S> | null> {
  try {
    const parsed = schema.safeParse(JSON.parse(await readFile(path, 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Whole or not at all, for this user alone: another AWS tool may read it at any moment. */
async function writePrivately(path: string, content: object): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const half = `${path}.${randomUUID()}.new`;
  try {
    const file = await open(half, 'wx', 0o600);
    try {
      await file.writeFile(JSON.stringify(content));
      await file.sync();
    } finally {
      await file.close();
    }
    // The mode above is narrowed by the umask, never widened; a umask of 0777 would leave a file nobody can read.
    await chmod(half, 0o600);
    await rename(half, path);
  } catch (error) {
    await rm(half, { force: true });
    throw error;
  }
}

/** Without milliseconds, as the AWS CLI writes and parses it. */
function written(at: number): string {
  return new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');
}

function sha1(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}
