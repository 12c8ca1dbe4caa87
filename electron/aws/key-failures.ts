import { type Failure, fail } from '../../shared/errors/result';
import { formatDuration } from '../../shared/model/format';
import { type SdkError, sdkError } from './sdk-error';

const expired = new Set(['ExpiredToken', 'ExpiredTokenException', 'TokenRefreshRequired']);
const unknown = new Set([
  'InvalidToken',
  'InvalidTokenException',
  'InvalidClientTokenId',
  'InvalidAccessKeyId',
  'UnrecognizedClientException',
]);
/** Said by the clock alone, or by a signature that may be wrong because of it. */
const skewed = new Set(['RequestTimeTooSkewed', 'RequestExpired']);
const unsigned = new Set(['SignatureDoesNotMatch', 'InvalidSignatureException', 'InvalidSignature', 'AuthFailure']);
/** Services take a request signed this long ago or ahead, ms: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html. */
const tolerance = 300_000;

/** Whether other keys of the same person would do: these have expired, or were never valid here. */
export function refusesKeys(error: unknown): boolean {
  const { name = '' } = sdkError(error);
  return expired.has(name) || unknown.has(name);
}

/** What refused keys and refused times mean; null when it is neither. `now` in ms. */
export function keyFailure(error: SdkError, action: string, now: number): Failure | null {
  const { message = '', name = '' } = error;
  const skew = skewOf(error, now);
  const tooFar = skew !== null && Math.abs(skew) >= tolerance;
  const blamesTime = skewed.has(name) || (unsigned.has(name) && /signature (expired|not yet current)/i.test(message));
  if (blamesTime || (unsigned.has(name) && tooFar)) {
    const by =
      skew === null || !tooFar
        ? 'differs from the time of the service'
        : `is ${formatDuration(Math.abs(skew))} ${skew > 0 ? 'behind' : 'ahead of'} the time of the service`;
    return fail(
      'aws.clock',
      `The clock of this machine ${by}, so it refused to ${action}.`,
      'Set the clock of this machine, best by network time, and try again.',
      { retryable: true },
    ).error;
  }
  if (expired.has(name)) {
    return fail(
      'credentials.expired',
      `The keys have expired, so the service did not ${action}.`,
      'Sign in again, or renew the keys of the profile, and try again.',
    ).error;
  }
  if (!unknown.has(name)) return null;
  return fail(
    'credentials.refused',
    `The service does not know the keys, so it did not ${action}.`,
    'Check the access key of the profile, and that it belongs to this partition and is active.',
  ).error;
}

/** Milliseconds this machine is behind the service; null when the service did not say its time. */
function skewOf({ $response, ServerTime }: SdkError, now: number): number | null {
  const told = [ServerTime, $response?.headers?.date].map((one) => Date.parse(one === undefined ? '' : String(one)));
  const there = told.find((at) => !Number.isNaN(at));
  return there === undefined ? null : there - now;
}
