import { randomUUID } from 'node:crypto';
import { CodedError } from '../../shared/errors/coded-error';
import { type Failure, fail } from '../../shared/errors/result';
import type { Logger } from '../domains/platform-ports';

/**
 * What a throw becomes at the door. An expected failure that travelled as an error is its value; all
 * else is a bug: logged once under an id, and told to the person without its insides.
 */
export function failureOf(error: unknown, name: string, logger: Logger): Failure {
  if (error instanceof CodedError) return error.failure;
  const id = randomUUID().slice(0, 8);
  logger.error('ipc.bug', {
    id,
    name,
    message: error instanceof Error ? error.message : String(error),
    stack: error instanceof Error ? (error.stack ?? null) : null,
  });
  return fail(
    'internal',
    `Something in Upside broke while it handled ${name}.`,
    `The log has the details under ${id}. Try again; if it stays so, restart Upside.`,
    { retryable: true },
  ).error;
}
