import { CodedError } from '../../shared/errors/coded-error';
import type { ErrorCode } from '../../shared/errors/codes';
import { type Failure, fail } from '../../shared/errors/result';
import { certificateFailure } from './certificate-failure';
import { keyFailure } from './key-failures';
import { type SdkError, sdkError } from './sdk-error';
import { unreadable, whatCameInstead } from './unreadable';

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
  'UnauthorizedOperation',
  'SignatureDoesNotMatch',
  'InvalidSignatureException',
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

/** What a failed call means to a person. `action` completes "could not …", e.g. "list training jobs"; `now` in ms. */
export function awsFailure(error: unknown, action: string, subject: Subject = 'job', now = Date.now()): Failure {
  if (error instanceof CodedError) return error.failure;
  const sdk = sdkError(error);
  const name = sdk.name ?? '';
  const said = sentence(sdk.message ?? String(error), action);
  if (name === 'AbortError')
    return fail('cancelled', `Cancelled before it could ${action}.`, 'Nothing more is sent.').error;
  const certificate = certificateFailure(sdk, action);
  if (certificate) return certificate;
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
  if (status === 407) {
    return fail(
      'aws.proxy',
      `A proxy wants to know who asks before it lets anybody ${action} (HTTP 407).`,
      'Name the user and the password in HTTPS_PROXY as http://user:password@host:port, and start Upside again.',
    ).error;
  }
  const keys = keyFailure(sdk, action, now);
  if (keys) return keys;
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
  const instead = whatCameInstead(sdk);
  if (instead) return unreadable(instead, action, status);
  if (denied.has(name) || status === 403) {
    return fail(
      'aws.denied',
      `The account may not ${action}: ${said}`,
      'Check the permissions of the profile, and that the secret key is the right one.',
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

/** Where a refused signature goes on with what was signed: headers, the session token among them. */
const signedText = /\n\s*(?:The )?(?:Canonical String|String-to-Sign)/i;

/** The service's own words, closed with a stop. An answer without a body, as to HEAD, has none: the SDK then says UnknownError. */
function sentence(text: string, action: string): string {
  const words = (text.split(signedText)[0] ?? '').trim();
  const clean =
    words === '' || words === 'UnknownError' ? `The service could not ${action} and gave no reason.` : words;
  return /[.!?]$/.test(clean) ? clean : `${clean}.`;
}
