import { z } from 'zod';
import type { AwsKeys } from '../connection';
import { refuse } from './failures';
import type { Fetching } from './fetching';
import { runBounded } from './run-bounded';

/** What a credential process prints (Tools Reference Guide, "Process credential provider"). */
const printed = z.object({
  Version: z.literal(1),
  AccessKeyId: z.string().min(1),
  SecretAccessKey: z.string().min(1),
  SessionToken: z.string().min(1).optional(),
  Expiration: z.iso.datetime({ offset: true }).optional(),
});

/** Runs the profile's command. What it prints is never shown: it may be half a key. */
export async function processKeys(command: string, fetching: Fetching): Promise<AwsKeys> {
  const { clock, environment, processTime, profile, signal } = fetching;
  const failed = (why: string) =>
    refuse(
      'credentials.process-failed',
      `The credential process of profile ${profile} ${why}.`,
      'Run the command of credential_process in a terminal to see what it says.',
      true,
    );
  const outcome = await runBounded(command, { environment, milliseconds: processTime, signal });
  switch (outcome.kind) {
    case 'cancelled':
      throw refuse('cancelled', `The credential process of profile ${profile} was ended.`, 'Try again when needed.');
    case 'late':
      throw failed(`did not end within ${processTime / 1_000} seconds and was ended`);
    case 'too-long':
      throw failed('printed far more than keys');
    case 'not-started':
      throw failed(`could not be started (${outcome.code})`);
    case 'ended':
      break;
  }
  if (outcome.exitCode !== 0) throw failed(`ended with ${outcome.exitCode ?? 'a signal'}`);
  const parsed = printed.safeParse(json(outcome.output));
  if (!parsed.success) throw failed(`printed something else than keys in version 1: ${whereOf(parsed.error)}`);
  const { AccessKeyId, Expiration, SecretAccessKey, SessionToken } = parsed.data;
  const expiration = Expiration === undefined ? undefined : new Date(Expiration);
  if (expiration && expiration.getTime() <= clock.now()) throw failed('gave keys that had expired already');
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    ...(SessionToken !== undefined && { sessionToken: SessionToken }),
    ...(expiration && { expiration }),
  };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Names of fields only: zod's words may quote a value. */
function whereOf(error: z.ZodError): string {
  const fields = [...new Set(error.issues.map(({ path }) => path.join('.')).filter((name) => name !== ''))];
  return fields.length === 0 ? 'it is no JSON object' : `${fields.join(', ')} is missing or wrong`;
}
