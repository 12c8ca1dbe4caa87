import { CodedError } from '../../shared/errors/coded-error';
import type { ErrorCode } from '../../shared/errors/codes';
import { type Failure, fail } from '../../shared/errors/result';

/** What an SDK error may carry; read with care, since anything can be thrown. */
interface SdkError {
  readonly name?: string;
  readonly code?: string;
  readonly message?: string;
  readonly cause?: unknown;
  readonly $metadata?: { readonly httpStatusCode?: number };
  readonly $response?: { readonly statusCode?: number; readonly headers?: Readonly<Record<string, string>> };
}

const network = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'ENOTFOUND',
  'EAI_AGAIN',
]);
const throttling = new Set([
  'ThrottlingException',
  'Throttling',
  'ThrottledException',
  'TooManyRequestsException',
  'RequestLimitExceeded',
  'SlowDown',
  'RequestThrottled',
  'RequestThrottledException',
  'LimitExceededException',
]);
const denied = new Set([
  'AccessDenied',
  'AccessDeniedException',
  'UnrecognizedClientException',
  'InvalidClientTokenId',
  'InvalidAccessKeyId',
  'SignatureDoesNotMatch',
  'InvalidSignatureException',
  'ExpiredToken',
  'ExpiredTokenException',
  'RequestTimeTooSkewed',
  'IncompleteSignature',
  'MissingAuthenticationToken',
  'NotAuthorized',
]);
const timedOut = new Set(['TimeoutError', 'RequestTimeout', 'RequestTimeoutException', 'ETIMEDOUT', 'ESOCKETTIMEDOUT']);
/** What a call is about: its not-found, exists and limit codes begin with it. */
export type Subject = 'job' | 'model' | 'endpoint';

const ofSubject: Readonly<Record<string, 'exists' | 'limit' | 'not-found'>> = {
  ResourceInUse: 'exists',
  ResourceLimitExceeded: 'limit',
  ResourceNotFound: 'not-found',
  ResourceNotFoundException: 'not-found',
};
const named: Readonly<Record<string, ErrorCode>> = {
  NoSuchKey: 'object.not-found',
  NoSuchBucket: 'object.not-found',
  NotFound: 'object.not-found',
  BadDigest: 'object.checksum',
  InvalidDigest: 'object.checksum',
  XAmzContentChecksumMismatch: 'object.checksum',
};

/** What a failed call means to a person. `action` completes "could not …", e.g. "list training jobs". */
export function awsFailure(error: unknown, action: string, subject: Subject = 'job'): Failure {
  if (error instanceof CodedError) return error.failure;
  const sdk = (typeof error === 'object' && error !== null ? error : {}) as SdkError;
  const name = sdk.name ?? '';
  const said = sentence(sdk.message ?? String(error), action);
  if (name === 'AbortError')
    return fail('cancelled', `Cancelled before it could ${action}.`, 'Nothing more is sent.').error;
  if (isNetwork(sdk)) {
    return fail(
      'workspace.offline',
      `The workspace does not answer, so it could not ${action}.`,
      'Check that it runs and that the network works; what was seen before is still there.',
      { retryable: true },
    ).error;
  }
  if (timedOut.has(name) || timedOut.has(sdk.code ?? '')) {
    return fail('aws.timeout', `The service took too long to ${action}.`, 'Try again in a moment.', { retryable: true })
      .error;
  }
  const status = sdk.$metadata?.httpStatusCode ?? sdk.$response?.statusCode;
  if (throttling.has(name) || status === 429) {
    return fail(
      'aws.throttled',
      `The service asked to slow down and did not ${action}.`,
      'It is tried again more slowly.',
      { retryable: true },
    ).error;
  }
  // An error the service names itself, also where HEAD has no body and a server calls that HTML.
  const about =
    ofSubject[name] ??
    // These come as ValidationException: only the words tell.
    (/requested resource not found|could not find (requested job|training job|processing job|model|endpoint|variant)|package(group)? \S+ does not exist/i.test(
      said,
    )
      ? 'not-found'
      : /(cannot create already existing|already exists:)/i.test(said)
        ? 'exists'
        : null);
  const code = named[name] ?? (about === null ? null : (`${subject}.${about}` as const));
  if (code) return fail(code, said, hints[code] ?? 'Check the name and try again.').error;
  if (isUnreadable(sdk)) {
    return fail(
      'aws.unreadable',
      `What came back when asked to ${action} is no answer of the service (HTTP ${status ?? 'unknown'}).`,
      'A proxy or a sign-in page of the network may be in between.',
      { retryable: true },
    ).error;
  }
  if (denied.has(name) || status === 403) {
    return fail(
      'aws.denied',
      `The account may not ${action}: ${said}`,
      'Check the permissions and the clock of this machine.',
    ).error;
  }
  if (status !== undefined && status >= 500) {
    return fail('aws.rejected', `The service failed to ${action}: ${said}`, 'Try again in a moment.', {
      retryable: true,
    }).error;
  }
  return fail('aws.rejected', said, `The service refused to ${action}; change what it names and try again.`).error;
}

const hints: Partial<Readonly<Record<ErrorCode, string>>> = {
  'job.exists': 'Choose another name.',
  'job.limit': 'Wait for a running job to end or ask for a higher limit.',
  'job.not-found': 'It may have been deleted; look at the list again.',
  'model.exists': 'Choose another name.',
  'model.limit': 'Delete what is no longer needed or ask for a higher limit.',
  'model.not-found': 'It may have been deleted; look at the list again.',
  'endpoint.exists': 'Choose another name.',
  'endpoint.limit': 'Delete an endpoint that is no longer needed or ask for a higher limit.',
  'endpoint.not-found': 'It may have been deleted; look at the list again.',
  'object.not-found': 'Check the address; the object may have been deleted.',
  'object.checksum': 'Send it again: it was damaged on the way.',
};

function isNetwork(error: SdkError): boolean {
  const cause = (error.cause ?? {}) as SdkError;
  return network.has(error.code ?? '') || network.has(cause.code ?? '') || /socket hang up/i.test(error.message ?? '');
}

/** A body that is no JSON, XML or CBOR of the protocol: HTML of a portal, half a reply. */
function isUnreadable(error: SdkError): boolean {
  const type = error.$response?.headers?.['content-type'] ?? '';
  return (
    error.name === 'SyntaxError' ||
    /text\/html/.test(type) ||
    /Deserialization error|unexpected (end|token)/i.test(error.message ?? '')
  );
}

/** The service's own words, closed with a stop. An answer without a body, as to HEAD, has none: the SDK then says UnknownError. */
function sentence(text: string, action: string): string {
  const words = text.trim();
  const clean =
    words === '' || words === 'UnknownError' ? `The service could not ${action} and gave no reason.` : words;
  return /[.!?]$/.test(clean) ? clean : `${clean}.`;
}
