import { type Failure, fail, ok, type Result } from '../../../shared/errors/result';
import type { InferenceService, ReplyHead } from './ports';
import { parseReplyValue } from './reply/reply-forms';
import { createReplyReader, type ReplyPart } from './reply/reply-reader';
import { type ChatBody, inferenceRequest } from './request';

export type AskPart =
  | Exclude<ReplyPart, { kind: 'error' }>
  | { readonly kind: 'head'; readonly variant: string | null };

/**
 * Asks an endpoint and gives its reply as it comes: in parts where it streams, whole where it does not. A failure is
 * the last item, in the endpoint's own words where it has some. Ends early, without one, when the signal aborts.
 */
export async function* ask(
  inference: InferenceService,
  endpoint: string,
  variant: string | null,
  body: ChatBody,
  signal: AbortSignal,
): AsyncGenerator<Result<AskPart>> {
  let began = false;
  for await (const result of streamed(inference, endpoint, variant, body, signal)) {
    if (!result.ok && !began && mayKnowNoStreams(result.error)) {
      yield* whole(inference, endpoint, variant, body, signal);
      return;
    }
    began ||= result.ok;
    yield result.ok ? result : { ok: false, error: inItsWords(result.error) };
  }
}

async function* streamed(
  inference: InferenceService,
  endpoint: string,
  variant: string | null,
  body: ChatBody,
  signal: AbortSignal,
): AsyncGenerator<Result<AskPart>> {
  const request = inferenceRequest({ ...body, stream: true }, variant);
  const heard: ReplyHead[] = [];
  const source = inference.stream(endpoint, request, signal, (head) => heard.push(head));
  let reader: ReturnType<typeof createReplyReader> | null = null;
  for await (const result of source) {
    if (!result.ok) return yield result;
    if (reader === null) {
      reader = createReplyReader(heard[0]?.contentType ?? null);
      yield ok({ kind: 'head', variant: heard[0]?.variant ?? null });
    }
    for (const part of reader.push(result.data)) {
      yield partResult(endpoint, part);
      if (part.kind === 'error') return;
    }
  }
  if (signal.aborted) return;
  if (reader === null) return yield emptyReply(endpoint);
  for (const part of reader.end()) yield partResult(endpoint, part);
}

async function* whole(
  inference: InferenceService,
  endpoint: string,
  variant: string | null,
  body: ChatBody,
  signal: AbortSignal,
): AsyncGenerator<Result<AskPart>> {
  const reply = await inference.invoke(endpoint, inferenceRequest(body, variant), signal);
  if (signal.aborted) return;
  if (!reply.ok) return yield { ok: false, error: inItsWords(reply.error) };
  yield ok({ kind: 'head', variant: reply.data.variant });
  const reader = createReplyReader(reply.data.contentType);
  for (const part of [...reader.push(reply.data.body), ...reader.end()]) yield partResult(endpoint, part);
}

function partResult(endpoint: string, part: ReplyPart): Result<AskPart> {
  return part.kind === 'error' ? modelError(endpoint, part.message) : ok(part);
}

function modelError(endpoint: string, message: string) {
  const said = `${endpoint} says: ${sentence(message)}`;
  return fail('endpoint.model-error', said, 'Change the message or the persona and send it again.');
}

function emptyReply(endpoint: string) {
  return fail('endpoint.model-error', `${endpoint} answered without a word.`, `The log of ${endpoint} may say why.`, {
    retryable: true,
  });
}

/**
 * A service that has no streams, or a program that takes offence at being asked for one, may still answer whole. An
 * error in the messages form is the endpoint's considered answer and would only be given again.
 */
function mayKnowNoStreams(failure: Failure): boolean {
  const { code, message } = failure;
  if (code === 'aws.rejected' || code === 'aws.unreadable') return true;
  const words = wordsOf(failure);
  return (
    code === 'endpoint.model-error' && /\bstatus 4\d\d\b/.test(message) && (words === null || /stream/i.test(words))
  );
}

/** A model's error holds its JSON body; what a person wants to read is the sentence in it. */
function inItsWords(failure: Failure): Failure {
  const words = wordsOf(failure);
  if (words === null) return failure;
  const status = /\bstatus (\d{3})\b/.exec(failure.message)?.[1];
  const message = `The endpoint says${status === undefined ? '' : ` (${status})`}: ${sentence(words)}`;
  return { ...failure, message, hint: 'Change the message or the persona and send it again.' };
}

/** The sentence in a model's own error; null when it is none in a known form. */
function wordsOf({ code, message }: Failure): string | null {
  const json = /\{.*\}/s.exec(message)?.[0];
  if (code !== 'endpoint.model-error' || json === undefined) return null;
  const parsed = jsonOf(json);
  const said = parsed === undefined ? null : parseReplyValue(parsed);
  return said?.kind === 'error' ? said.message : null;
}

function sentence(words: string): string {
  return /[.!?…]$/.test(words) ? words : `${words}.`;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
