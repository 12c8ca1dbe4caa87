import { type Failure, fail } from '../../shared/errors/result';
import type { SdkError } from './sdk-error';

/** What came instead of an answer: a page for people, the beginning of one, or something else. */
type Instead = 'page' | 'half' | 'other';

/** `action` completes "when asked to …"; the status is the answer's, where one is known. */
export function unreadable(instead: Instead, action: string, status: number | undefined): Failure {
  const http = `HTTP ${status ?? 'unknown'}`;
  switch (instead) {
    case 'page':
      // No network asks for a sign-in with the status of a broken server.
      if (status !== undefined && status >= 500 && status !== 511) {
        return fail(
          'aws.unreadable',
          `An error page came back when asked to ${action} (${http}), from the service or from something on the way to it.`,
          'Try again in a moment; if it keeps happening, this service may not know the operation.',
          { retryable: true },
        ).error;
      }
      return fail(
        'aws.unreadable',
        `A web page came back when asked to ${action}, no answer of the service (${http}): the sign-in page of a network, or of a proxy.`,
        'Open any page in a browser, sign in to the network there, and try again.',
        { retryable: true },
      ).error;
    case 'half':
      return fail(
        'aws.unreadable',
        `The answer broke off half way when asked to ${action} (${http}).`,
        'Try again; if it keeps happening, something between here and the service cuts answers short.',
        { retryable: true },
      ).error;
    case 'other':
      return fail(
        'aws.unreadable',
        `What came back when asked to ${action} is no answer of the service (${http}).`,
        'Check the address of the endpoint; a proxy may be in between.',
        { retryable: true },
      ).error;
  }
}

/** Null when the error is an answer of the service, if a bad one. */
export function whatCameInstead({ $response, message = '', name }: SdkError): Instead | null {
  const type = $response?.headers?.['content-type'] ?? '';
  if (/text\/html/i.test(type) || /<(!doctype\s+)?html/i.test(message)) return 'page';
  if (/unexpected end|unterminated|unclosed tag|in JSON at position \d+ \(line|premature/i.test(message)) return 'half';
  const unparsed = name === 'SyntaxError' || /Deserialization error|unexpected token|is not valid JSON/i.test(message);
  return unparsed ? 'other' : null;
}
