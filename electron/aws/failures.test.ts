import { assert, property, string } from 'fast-check';
import { expect, it } from 'vitest';
import { awsFailure } from './failures';

const error = (name: string, message = 'Said the service', more: object = {}) =>
  Object.assign(new Error(message), { name }, more);

it.each([
  [error('Error', 'connect', { code: 'ECONNREFUSED' }), 'workspace.offline', true],
  [error('Error', 'socket hang up'), 'workspace.offline', true],
  [error('TimeoutError'), 'aws.timeout', true],
  [error('ThrottlingException', 'Rate exceeded'), 'aws.throttled', true],
  [error('AccessDeniedException'), 'aws.denied', false],
  [error('InvalidSignatureException'), 'aws.denied', false],
  [error('RequestTimeTooSkewed'), 'aws.clock', true],
  [error('SignatureDoesNotMatch', 'Signature not yet current: 1 is later than 2'), 'aws.clock', true],
  [error('ExpiredTokenException'), 'credentials.expired', false],
  [error('ExpiredToken'), 'credentials.expired', false],
  [error('UnrecognizedClientException'), 'credentials.refused', false],
  [error('InvalidAccessKeyId'), 'credentials.refused', false],
  [error('Error', 'self-signed certificate', { code: 'SELF_SIGNED_CERT_IN_CHAIN' }), 'aws.certificate', false],
  [error('Error', 'wrong version number', { code: 'EPROTO' }), 'aws.certificate', false],
  [error('Error', 'x', { cause: { code: 'CERT_HAS_EXPIRED' } }), 'aws.certificate', false],
  [error('x', 'x', { $metadata: { httpStatusCode: 407 } }), 'aws.proxy', false],
  [error('ResourceInUse'), 'job.exists', false],
  [error('ResourceLimitExceeded'), 'job.limit', false],
  [error('ValidationException', 'Requested resource not found.'), 'job.not-found', false],
  [error('NoSuchKey'), 'object.not-found', false],
  [
    error('NotFound', 'UnknownError', { $response: { statusCode: 404, headers: { 'content-type': 'text/html' } } }),
    'object.not-found',
    false,
  ],
  [error('SyntaxError', 'Unexpected token <'), 'aws.unreadable', true],
  [
    error('UnknownError', 'x', { $response: { statusCode: 200, headers: { 'content-type': 'text/html' } } }),
    'aws.unreadable',
    true,
  ],
  [error('InternalFailure', 'x', { $metadata: { httpStatusCode: 500 } }), 'aws.rejected', true],
  [error('AbortError'), 'cancelled', false],
] as const)('%s becomes %s', (thrown, code, retryable) => {
  expect(awsFailure(thrown, 'do it')).toMatchObject({ code, retryable });
});

it('says what was asked for when the service says nothing', () => {
  const thrown = error('NotFound', 'UnknownError', { $metadata: { httpStatusCode: 404 } });
  expect(awsFailure(thrown, 'find s3://a/b').message).toBe('The service could not find s3://a/b and gave no reason.');
});

it("keeps the service's own words about what it refuses", () => {
  const words =
    "1 validation error detected: Value 'x' at 'trainingJobName' failed to satisfy constraint: Member must have length less than or equal to 63";
  expect(awsFailure(error('ValidationException', words), 'do it').message).toBe(`${words}.`);
});

const now = Date.parse('2026-11-30T12:00:00Z');
const dated = (date: string) => ({ $response: { statusCode: 403, headers: { date } } });

it.each([
  ['Mon, 30 Nov 2026 13:00:00 GMT', 'is 1 hour behind'],
  ['Mon, 30 Nov 2026 11:30:00 GMT', 'is 30 minutes ahead of'],
])('names by how much the clock differs from %s', (date, words) => {
  const thrown = error('SignatureDoesNotMatch', 'The signature does not match.', dated(date));
  expect(awsFailure(thrown, 'do it', 'job', now)).toMatchObject({
    code: 'aws.clock',
    message: expect.stringContaining(words),
  });
});

it('does not blame a clock that is right for a wrong secret', () => {
  const thrown = error('SignatureDoesNotMatch', 'It does not match.', dated('Mon, 30 Nov 2026 12:00:01 GMT'));
  expect(awsFailure(thrown, 'do it', 'job', now).code).toBe('aws.denied');
});

it.each([
  [
    'An error page',
    error('SyntaxError', `Unexpected token '<', "<!doctype html>" is not valid JSON`, {
      $metadata: { httpStatusCode: 500 },
    }),
  ],
  ['A web page', error('SyntaxError', `Unexpected token '<', "<!doctype html>" is not valid JSON`)],
  ['broke off', error('SyntaxError', 'Unexpected end of JSON input')],
  ['broke off', error('SyntaxError', 'Unterminated string in JSON at position 20')],
  ['no answer of the service', error('SyntaxError', 'Unexpected token h in JSON')],
])('says that %s came instead of an answer', (words, thrown) => {
  expect(awsFailure(thrown, 'do it')).toMatchObject({
    code: 'aws.unreadable',
    message: expect.stringContaining(words),
  });
});

it('has a cause and a next step for whatever is thrown', () => {
  assert(
    property(string(), string(), string(), (name, message, code) => {
      const failure = awsFailure(error(name, message, { code }), 'do it');
      expect(failure.message).toMatch(/\S/);
      expect(failure.hint).toMatch(/\S/);
    }),
  );
});
