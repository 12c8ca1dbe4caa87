import { CodedError } from '../../../shared/errors/coded-error';
import type { ErrorCode } from '../../../shared/errors/codes';
import { fail } from '../../../shared/errors/result';
import { awsFailure } from '../failures';
import type { SecretKeeper } from './secret-keeper';

/** A failure on its way to whoever waits for keys. */
export function refuse(code: ErrorCode, message: string, hint: string, retryable = false): CodedError {
  return new CodedError(fail(code, message, hint, { retryable }).error);
}

export function cancelled(profile: string): CodedError {
  return refuse('cancelled', `The sign-in with profile ${profile} was cancelled.`, 'Sign in again when you need it.');
}

/** `why`: a sentence. */
export function signedOut(profile: string, why: string): CodedError {
  return refuse('credentials.sign-in', `Profile ${profile} is signed out. ${why}`, 'Sign in from the window.');
}

interface ServiceError {
  readonly name?: string;
  readonly message?: string;
}

const expired = new Set(['ExpiredToken', 'ExpiredTokenException', 'RequestExpired']);
const unknownKeys = new Set([
  'InvalidClientTokenId',
  'UnrecognizedClientException',
  'InvalidAccessKeyId',
  'SignatureDoesNotMatch',
]);

/**
 * What a refusal of STS or of the SSO services means. `action` completes "AWS did not …", e.g.
 * "let profile dev take the role ModelBuilder". Trouble on the way there keeps its own code.
 */
export function serviceFailure(error: unknown, profile: string, action: string, secrets: SecretKeeper): CodedError {
  if (error instanceof CodedError) return error;
  const { message = '', name = '' } = (typeof error === 'object' && error !== null ? error : {}) as ServiceError;
  const said = secrets.clean(message).trim().replace(/[.]$/, '');
  if (/signature (not yet current|expired)|RequestTimeTooSkewed/i.test(`${name} ${message}`))
    return refuse(
      'aws.clock',
      `AWS did not ${action}: this machine's clock and AWS's differ too much.`,
      'Set the clock of this machine and try again.',
      true,
    );
  if (expired.has(name))
    return refuse(
      'credentials.expired',
      `AWS did not ${action}: the keys of profile ${profile} have expired.`,
      'Get new ones and try again.',
    );
  if (unknownKeys.has(name))
    return refuse(
      'credentials.refused',
      `AWS did not ${action}: it does not know the keys of profile ${profile}.`,
      'Check whether the access key was deleted or made inactive, and the secret key mistyped.',
    );
  const failure = awsFailure(error, action);
  if (failure.code !== 'aws.denied' && failure.code !== 'aws.rejected')
    return new CodedError({ ...failure, message: secrets.clean(failure.message) });
  // The service failed, as opposed to refused.
  if (failure.retryable) return new CodedError({ ...failure, message: secrets.clean(failure.message) });
  return refuse(
    'credentials.refused',
    `AWS did not ${action}: ${said || 'it gave no reason'}.`,
    'Check the profile, and who may take the role, with the administrator of the account.',
  );
}
