import { z } from 'zod';
import type { AwsKeys } from '../../connection';
import { refuse } from '../failures';
import type { Fetching } from '../fetching';

/** Milliseconds for one answer: the service is on the machine itself, or there is none. */
const answerTime = 2_000;
/** Bytes of an answer; keys are about two thousand. */
const mostBytes = 64 * 1024;

const keysAnswer = z.object({
  AccessKeyId: z.string().min(1),
  SecretAccessKey: z.string().min(1),
  Token: z.string().min(1),
  Expiration: z.iso.datetime({ offset: true }),
});

/** One request to a metadata service, without any proxy. `what` names the service for people. */
export async function metadataCall(
  url: string,
  init: { readonly method: 'GET' | 'PUT'; readonly headers: Readonly<Record<string, string>> },
  what: string,
  { profile, signal }: Fetching,
): Promise<string> {
  const answer = await fetch(url, {
    ...init,
    redirect: 'error',
    signal: AbortSignal.any([signal, AbortSignal.timeout(answerTime)]),
  })
    .then(async (response) => ({ status: response.status, text: await response.text() }))
    .catch(() => null);
  if (answer?.status === 200 && answer.text.length <= mostBytes) return answer.text;
  throw refuse(
    'credentials.not-found',
    answer
      ? `${what} gave no keys for profile ${profile} (HTTP ${answer.status}).`
      : `${what} does not answer, so profile ${profile} has no keys.`,
    'This way works only on AWS itself; on another machine choose another profile.',
    true,
  );
}

/** Keys as both metadata services send them. */
export function keysFromAnswer(text: string, what: string, { clock, profile }: Fetching): AwsKeys {
  const parsed = keysAnswer.safeParse(jsonOf(text));
  if (!parsed.success || Date.parse(parsed.data.Expiration) <= clock.now()) {
    throw refuse(
      'credentials.refused',
      `${what} sent ${parsed.success ? 'keys that had expired' : 'no keys'} for profile ${profile}.`,
      'Check the role that is attached to the instance or task.',
      true,
    );
  }
  const { AccessKeyId, Expiration, SecretAccessKey, Token } = parsed.data;
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: Token,
    expiration: new Date(Expiration),
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
