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
