import type { z } from 'zod';
import { CodedError } from '../../shared/errors/coded-error';
import { fail, ok, type Result } from '../../shared/errors/result';
import { awsFailure, type Subject } from './failures';

/** Runs one call of an adapter; whatever goes wrong becomes a coded failure. `action` completes "could not …". */
export async function attempt<T>(action: string, work: () => Promise<T>, subject?: Subject): Promise<Result<T>> {
  try {
    return ok(await work());
  } catch (error) {
    return { ok: false, error: awsFailure(error, action, subject) };
  }
}

/** Parses a reply at the border. `what` names it, e.g. "the description of job x". */
export function parseReply<S extends z.ZodType>(schema: S, reply: unknown, what: string): z.output<S> {
  const parsed = schema.safeParse(reply);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const where = issue?.path.join('.') || 'its top level';
  throw new CodedError(
    fail(
      'aws.unreadable',
      `The service sent ${what} in an unknown form: ${where}: ${issue?.message ?? 'unreadable'}.`,
      'This version of Upside may be too old for the service.',
    ).error,
  );
}

/**
 * Every page of a listing. An empty page with a token is not the end; a token that comes back is an
 * endless loop, so it ends as unreadable. The next page is asked for when `onPage` is done with this one.
 */
export async function* pages<T>(
  what: string,
  load: (token: string | undefined) => Promise<{ readonly items: readonly T[]; readonly next: string | undefined }>,
  onPage?: (items: readonly T[], more: boolean) => void | Promise<void>,
): AsyncGenerator<readonly T[]> {
  const seen = new Set<string>();
  let token: string | undefined;
  do {
    const page = await load(token);
    yield page.items;
    token = page.next || undefined;
    if (token !== undefined && seen.has(token)) {
      throw new CodedError(
        fail('aws.unreadable', `The service repeats a page of ${what} without end.`, 'Try again later.', {
          retryable: true,
        }).error,
      );
    }
    if (token !== undefined) seen.add(token);
    await onPage?.(page.items, token !== undefined);
  } while (token !== undefined);
}

/** Waits before each page but the first. */
export function between(wait: (() => Promise<void>) | undefined) {
  return async (_items: unknown, more: boolean): Promise<void> => {
    if (more) await wait?.();
  };
}

export async function collect<T>(source: AsyncIterable<readonly T[]>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const items of source) all.push(...items);
  return all;
}
