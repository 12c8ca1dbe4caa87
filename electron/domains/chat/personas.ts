import { z } from 'zod';
import { ok, type Result } from '../../../shared/errors/result';
import { guard } from '../guard';
import type { Clock } from '../platform-ports';
import type { Scope } from '../scope';
import type { OfflineStore } from '../store-ports';
import type { Link } from '../workspace/link';
import type { Personas } from './contract';
import type { InferenceService } from './ports';
import { inferenceRequest } from './request';

/** An endpoint that thinks longer about which characters it knows has no list of them, ms. */
const answerWithin = 10_000;

const charactersReply = z.object({
  characters: z
    .array(z.object({ name: z.string().min(1).max(200), lines: z.number().int().nullable().default(null) }))
    .max(1_000),
});
const kept = z.object({ fetchedAt: z.number(), value: charactersReply.shape.characters.nullable() });

interface PersonasOptions {
  readonly link: Link;
  readonly store: OfflineStore;
  readonly clock: Clock;
  readonly closing: AbortSignal;
}

/** Which characters endpoints offer; what was once read is there offline too. */
export function createPersonas({ link, store, clock, closing }: PersonasOptions) {
  const ask = async (inference: InferenceService, endpoint: string, variant: string | null) => {
    const over = new AbortController();
    const late = clock.wait(answerWithin, over.signal).then(() => 'late' as const);
    const asked = inference.invoke(
      endpoint,
      inferenceRequest({ operation: 'characters' }, variant),
      AbortSignal.any([closing, over.signal]),
    );
    const answer = await Promise.race([asked, late]);
    over.abort();
    return answer;
  };

  return {
    read: async (scope: Scope, endpoint: string, variant: string | null): Promise<Result<Personas>> => {
      const key = `personas/${scope.workspaceId}/${endpoint}/${variant ?? ''}`;
      const aws = await link.aws();
      const answer = aws.ok ? await ask(aws.data.inference, endpoint, variant) : aws;
      if (answer !== 'late' && !answer.ok && !isNoList(answer.error.code)) {
        const held = await guard(() => store.documents.load('listing', key));
        const parsed = held.ok && held.data !== null ? kept.safeParse(jsonOf(held.data)).data : undefined;
        link.report(answer);
        const offline = answer.error.code === 'workspace.offline';
        return offline && parsed ? ok({ ...parsed, source: 'store' }) : answer;
      }
      const body = answer === 'late' || !answer.ok ? null : jsonOf(new TextDecoder().decode(answer.data.body));
      const value = charactersReply.safeParse(body).data?.characters ?? null;
      const read = { value, fetchedAt: clock.now() };
      // What cannot be kept is only missed offline.
      await guard(() => store.documents.save('listing', key, JSON.stringify(read)));
      return ok({ ...read, source: 'live' });
    },
  };
}

/** The endpoint is there and takes no such question. */
function isNoList(code: string): boolean {
  return code === 'endpoint.model-error' || code === 'aws.unreadable' || code === 'aws.timeout';
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
