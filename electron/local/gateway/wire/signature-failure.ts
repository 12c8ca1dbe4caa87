import { AwsError } from '../service';
import type { SignatureError, SignatureProblem } from '../signature/signature-error';

/** The codes of each protocol, as the services send them. All travel with status 403. */
const codes: Readonly<Record<'json' | 'query' | 's3', Readonly<Record<SignatureProblem, string>>>> = {
  json: {
    missing: 'MissingAuthenticationTokenException',
    malformed: 'IncompleteSignatureException',
    'unknown-key': 'UnrecognizedClientException',
    token: 'UnrecognizedClientException',
    skewed: 'InvalidSignatureException',
    expired: 'ExpiredTokenException',
    scope: 'InvalidSignatureException',
    'unsigned-header': 'InvalidSignatureException',
    mismatch: 'InvalidSignatureException',
    payload: 'InvalidSignatureException',
  },
  query: {
    missing: 'MissingAuthenticationToken',
    malformed: 'IncompleteSignature',
    'unknown-key': 'InvalidClientTokenId',
    token: 'InvalidClientTokenId',
    skewed: 'SignatureDoesNotMatch',
    expired: 'ExpiredToken',
    scope: 'SignatureDoesNotMatch',
    'unsigned-header': 'SignatureDoesNotMatch',
    mismatch: 'SignatureDoesNotMatch',
    payload: 'SignatureDoesNotMatch',
  },
  s3: {
    missing: 'AccessDenied',
    malformed: 'AuthorizationHeaderMalformed',
    'unknown-key': 'InvalidAccessKeyId',
    token: 'InvalidToken',
    skewed: 'RequestTimeTooSkewed',
    expired: 'AccessDenied',
    scope: 'AuthorizationHeaderMalformed',
    'unsigned-header': 'AccessDenied',
    mismatch: 'SignatureDoesNotMatch',
    payload: 'XAmzContentSHA256Mismatch',
  },
};

/** S3 itself answers 400 to some of these; here whoever is not let in gets 403, always. */
export function signatureFailure(error: SignatureError, protocol: 'json' | 'cbor' | 'query' | 's3'): AwsError {
  return new AwsError(codes[protocol === 'cbor' ? 'json' : protocol][error.problem], error.message, 403);
}
