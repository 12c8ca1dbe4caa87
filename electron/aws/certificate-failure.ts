import { type Failure, fail } from '../../shared/errors/result';
import { type SdkError, sdkError } from './sdk-error';

/** Codes of OpenSSL and Node: https://nodejs.org/api/tls.html#x509-certificate-error-codes. */
const untrusted = new Set([
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'CERT_UNTRUSTED',
  'CERT_SIGNATURE_FAILURE',
  'INVALID_CA',
]);
const outOfTime = new Set(['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID']);
const otherwise = new Set([
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'HOSTNAME_MISMATCH',
  'CERT_REVOKED',
  'CERT_REJECTED',
  'EPROTO',
]);

/** What a refused certificate means; null when it is something else. */
export function certificateFailure(error: SdkError, action: string): Failure | null {
  const { code = sdkError(error.cause).code ?? '', message = '' } = error;
  const failed = (why: string, hint: string): Failure =>
    fail('aws.certificate', `No trusted connection to the service, so it could not ${action}: ${why}.`, hint).error;
  if (untrusted.has(code)) {
    return failed(
      `its certificate was issued by somebody this machine does not trust (${code})`,
      'If your network inspects encrypted traffic, set AWS_CA_BUNDLE to the file of its certificates, in PEM form, and start Upside again.',
    );
  }
  if (outOfTime.has(code)) {
    return failed(
      `its certificate is out of date by the clock of this machine (${code})`,
      'Check the clock of this machine; if it is right, a proxy in between has an old certificate.',
    );
  }
  if (!otherwise.has(code) && !/^ERR_(TLS|SSL)_/.test(code)) return null;
  return failed(
    `the encrypted connection was not made (${message.split('\n', 1)[0] || code})`,
    'Check the address of the endpoint; a proxy that inspects traffic needs its certificates in AWS_CA_BUNDLE.',
  );
}
