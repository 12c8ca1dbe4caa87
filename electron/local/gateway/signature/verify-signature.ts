import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ReceivedRequest } from '../http/received-request';
import { canonicalRequest, sha256Hex } from './canonical-request';
import type { ParsedSignature } from './parse-signature';
import { SignatureError } from './signature-error';

const allowedSkewMs = 15 * 60 * 1000;

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export interface VerificationScope {
  readonly credentials: Credentials;
  readonly region: string;
  /** The service the request is for; its signature must be scoped to it. */
  readonly service: string;
  readonly now: number;
}

/** What the chunks of a streamed S3 body are signed with, one after the other. */
export interface ChunkSigning {
  readonly key: Buffer;
  readonly timestamp: string;
  readonly scope: string;
  readonly seed: string;
}

/**
 * Checks key, date, scope, the set of signed headers and the signature over the received bytes.
 * `payloadHash` is the last line of the canonical request: the body's SHA-256 or one of S3's markers.
 * Throws SignatureError; returns what chunk signatures continue from.
 */
export function verifySignature(
  request: ReceivedRequest,
  parsed: ParsedSignature,
  payloadHash: string,
  expected: VerificationScope,
): ChunkSigning {
  checkKey(request, parsed, expected.credentials);
  checkDate(parsed, expected.now);
  checkScope(parsed, expected);
  checkSignedHeaders(request, parsed);
  const { date, region, service, terminator } = parsed.scope;
  const scope = `${date}/${region}/${service}/${terminator}`;
  const canonical = canonicalRequest(request, parsed.signedHeaders, payloadHash, service);
  const key = signingKey(expected.credentials.secretAccessKey, date, region, service);
  const signature = hmac(key, `AWS4-HMAC-SHA256\n${parsed.timestamp}\n${scope}\n${sha256Hex(canonical)}`).toString(
    'hex',
  );
  if (!sameText(signature, parsed.signature)) {
    throw new SignatureError(
      'mismatch',
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method.',
    );
  }
  return { key, timestamp: parsed.timestamp, scope, seed: signature };
}

/** The key derived for one day, region and service ("Calculate the signature", step 3). */
function signingKey(secret: string, date: string, region: string, service: string): Buffer {
  return hmac(hmac(hmac(hmac(`AWS4${secret}`, date), region), service), 'aws4_request');
}

export function hmac(key: string | Buffer, data: string): Buffer {
  return createHmac('sha256', key).update(data).digest();
}

/** Compares two hex texts without telling by its duration where they differ. */
export function sameText(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

function checkKey(request: ReceivedRequest, parsed: ParsedSignature, credentials: Credentials): void {
  if (!sameText(parsed.accessKeyId, credentials.accessKeyId)) {
    throw new SignatureError('unknown-key', 'The security token included in the request is invalid.');
  }
  // The workspace's key is a long-term one; a session token beside it belongs to some other account.
  if (request.header('x-amz-security-token') !== undefined || request.query.has('X-Amz-Security-Token')) {
    throw new SignatureError('token', 'The local workspace issues no session tokens; unset AWS_SESSION_TOKEN.');
  }
}

function checkDate(parsed: ParsedSignature, now: number): void {
  const text = parsed.timestamp;
  const at = Date.parse(
    `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 11)}:${text.slice(11, 13)}:${text.slice(13)}`,
  );
  if (Number.isNaN(at)) throw new SignatureError('malformed', `The date ${text} does not exist.`);
  if (parsed.scope.date !== text.slice(0, 8)) {
    throw new SignatureError(
      'scope',
      `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: ${text}.`,
    );
  }
  const skew = `request time ${text}, server time ${new Date(now).toISOString()}`;
  if (at - now > allowedSkewMs) throw new SignatureError('skewed', `Signature not yet current: ${skew}.`);
  if (parsed.expiresSeconds === null) {
    if (now - at > allowedSkewMs) throw new SignatureError('skewed', `Signature expired: ${skew}.`);
  } else if (now > at + parsed.expiresSeconds * 1000) {
    throw new SignatureError('expired', 'Request has expired');
  }
}

function checkScope(parsed: ParsedSignature, expected: VerificationScope): void {
  const { region, service, terminator } = parsed.scope;
  if (region !== expected.region) {
    throw new SignatureError(
      'scope',
      `Credential should be scoped to a valid region, not '${region}'; expecting '${expected.region}'.`,
    );
  }
  if (service !== expected.service) {
    throw new SignatureError('scope', `Credential should be scoped to correct service: '${expected.service}'.`);
  }
  if (terminator !== 'aws4_request') {
    throw new SignatureError(
      'scope',
      `Credential should be scoped with a valid terminator: 'aws4_request', not '${terminator}'.`,
    );
  }
}

function checkSignedHeaders(request: ReceivedRequest, parsed: ParsedSignature): void {
  const signed = new Set(parsed.signedHeaders);
  const unsigned = request.headers
    .map(([name]) => name)
    .filter((name) => (name === 'host' || name.startsWith('x-amz-')) && !signed.has(name));
  if (!signed.has('host') || unsigned.length > 0) {
    throw new SignatureError(
      'unsigned-header',
      `There were headers present in the request which were not signed: ${unsigned.join(', ') || 'host'}`,
    );
  }
}
