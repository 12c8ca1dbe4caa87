import { CodedError } from '../../shared/errors/coded-error';
import { unreadable } from './unreadable';

interface Answer {
  readonly response: unknown;
}

/**
 * Refuses a sign-in page that came with status 200. S3's parsers would take it for an empty list, or for
 * the object itself; every true answer of AWS carries the id of its request.
 */
export function mustBeTheService<Input, Output extends Answer>(next: (args: Input) => Promise<Output>) {
  return async (args: Input): Promise<Output> => {
    const answer = await next(args);
    const { headers = {}, statusCode = 0 } = answer.response as {
      readonly headers?: Readonly<Record<string, string>>;
      readonly statusCode?: number;
    };
    const isPage = /^text\/html/i.test(headers['content-type'] ?? '');
    const isService = 'x-amz-request-id' in headers || 'x-amzn-requestid' in headers || 'x-amzn-request-id' in headers;
    if (isPage && !isService && statusCode < 300) throw new CodedError(unreadable('page', 'answer', statusCode));
    return answer;
  };
}
