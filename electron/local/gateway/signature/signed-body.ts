import { type ReceivedRequest, readBody } from '../http/received-request';
import { sha256Hex } from './canonical-request';
import { parseSignature } from './parse-signature';
import { SignatureError } from './signature-error';
import { type VerificationScope, verifySignature } from './verify-signature';

/**
 * Collects a request's body and checks that the signature covers it. A `service` of null takes whichever the
 * signature is scoped to: for requests that will only be told that there is no such service. Throws SignatureError,
 * or RequestEntityTooLarge beyond `limit` bytes.
 */
export async function readSignedBody(
  request: ReceivedRequest,
  limit: number,
  expected: Omit<VerificationScope, 'service'> & { readonly service: string | null },
): Promise<{ readonly body: Buffer; readonly accessKeyId: string }> {
  const body = await readBody(request, limit);
  const parsed = parseSignature(request);
  const hash = sha256Hex(body);
  const declared = request.header('x-amz-content-sha256');
  if (declared !== undefined && declared !== hash) {
    throw new SignatureError('payload', 'The x-amz-content-sha256 header does not match the body.');
  }
  verifySignature(request, parsed, hash, { ...expected, service: expected.service ?? parsed.scope.service });
  return { body, accessKeyId: parsed.accessKeyId };
}
