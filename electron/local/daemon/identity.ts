import { randomBytes, randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeDurably } from './durable-file';

const identitySchema = z
  .object({
    accessKeyId: z.string().min(16),
    secretAccessKey: z.string().min(40),
    accountId: z.string().regex(/^\d{12}$/),
  })
  .readonly();

/** The one key of the workspace and the account it belongs to. */
export type Identity = z.infer<typeof identitySchema>;

/**
 * Reads DIR/credentials.json, or makes it the first time. A file that is there but is none of ours
 * is never replaced: the account id is part of every name in the workspace. Throws then.
 */
export function loadIdentity(root: string): Identity {
  const path = join(root, 'credentials.json');
  const text = readIfThere(path);
  if (text === null) {
    const identity = newIdentity();
    writeDurably(path, `${JSON.stringify(identity, null, 2)}\n`);
    return identity;
  }
  try {
    return identitySchema.parse(JSON.parse(text));
  } catch {
    throw new Error(`${path} does not hold the keys of a local workspace; restore it, or choose another --root.`);
  }
}

function newIdentity(): Identity {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const suffix = Array.from(randomBytes(16), (byte) => alphabet[byte % alphabet.length]).join('');
  return {
    accessKeyId: `AKIA${suffix}`,
    secretAccessKey: randomBytes(30).toString('base64'),
    accountId: String(randomInt(100_000_000_000, 281_000_000_000_000) % 1_000_000_000_000).padStart(12, '0'),
  };
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
