import { randomUUID } from 'node:crypto';
import type { EndpointCall } from '../../../shared/model/endpoint-view';
import type { AwsWorkspace } from '../aws-ports';
import type { Clock } from '../platform-ports';
import type { TestCall } from './contract';

/** Bytes of an answer the history keeps. */
const keptBytes = 256 * 1024;

/** One test call and what came of it; null when it was cancelled. Milliseconds are from sending to the last byte. */
export async function callEndpoint(
  aws: AwsWorkspace,
  name: string,
  call: TestCall,
  clock: Clock,
  signal: AbortSignal,
): Promise<EndpointCall | null> {
  const at = clock.now();
  const began = clock.elapsed();
  const { accept, contentType, variant } = call;
  const body = new TextEncoder().encode(call.body);
  const result = await aws.inference.invoke(name, { accept, body, contentType, variant }, signal);
  if (!result.ok && result.error.code === 'cancelled') return null;
  const common = { id: randomUUID(), at, ...call, milliseconds: clock.elapsed() - began };
  if (!result.ok) {
    const { code, hint, message } = result.error;
    return { ...common, answer: { kind: 'failed', code, message, hint } };
  }
  const { data } = result;
  return {
    ...common,
    answer: {
      kind: 'answered',
      variant: data.variant,
      contentType: data.contentType,
      ...shownBody(data.body),
      bytes: data.body.length,
    },
  };
}

/** The first of the bytes as text; bytes that are none as base64. */
function shownBody(bytes: Uint8Array): { readonly body: string; readonly encoding: 'text' | 'base64' } {
  const start = bytes.subarray(0, keptBytes);
  try {
    // `stream`: a character that the limit cuts in two is left out instead of making the whole no text.
    const body = new TextDecoder('utf-8', { fatal: true }).decode(start, { stream: start.length < bytes.length });
    return { body, encoding: 'text' };
  } catch {
    return { body: Buffer.from(start).toString('base64'), encoding: 'base64' };
  }
}
