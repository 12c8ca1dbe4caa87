import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { receivedRequest } from '../http/received-request';
import { canonicalQuery, canonicalRequest, sha256Hex } from './canonical-request';
import { parseSignature } from './parse-signature';
import { verifySignature } from './verify-signature';

function received(method: string, url: string, headers: Readonly<Record<string, string>>) {
  return receivedRequest({ method, url, rawHeaders: Object.entries(headers).flat() } as unknown as IncomingMessage);
}

describe('the canonical request', () => {
  it('orders and re-encodes the query, without the signature itself', () => {
    expect(canonicalQuery('b=2&a=%7e%2f&a=1&X-Amz-Signature=00&c&A=x%20y')).toBe('A=x%20y&a=1&a=~%2F&b=2&c=');
  });

  it('takes the path as it travelled for S3, normalised and encoded again for others', () => {
    const request = received('GET', '/a%20b/./c', { host: 'h' });
    expect(canonicalRequest(request, ['host'], 'x', 's3').split('\n')[1]).toBe('/a%20b/./c');
    expect(canonicalRequest(request, ['host'], 'x', 'logs').split('\n')[1]).toBe('/a%2520b/c');
  });

  it('joins repeated headers and folds blanks', () => {
    const request = receivedRequest({
      method: 'GET',
      url: '/',
      rawHeaders: ['X-A', ' a  b ', 'Host', 'h', 'x-a', 'c'],
    } as unknown as IncomingMessage);
    expect(canonicalRequest(request, ['host', 'x-a'], 'hash', 's3')).toBe(
      'GET\n/\n\nhost:h\nx-a:a b,c\n\nhost;x-a\nhash',
    );
  });

  // The example of AWS's documentation ("Authenticating requests: using the Authorization header", GET object).
  it('verifies the documented example of S3', () => {
    const signature = 'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41';
    const request = received('GET', '/test.txt', {
      Host: 'examplebucket.s3.amazonaws.com',
      Authorization: `AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,Signature=${signature}`,
      Range: 'bytes=0-9',
      'x-amz-content-sha256': sha256Hex(''),
      'x-amz-date': '20130524T000000Z',
    });
    const expected = {
      credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' },
      region: 'us-east-1',
      service: 's3',
      now: Date.UTC(2013, 4, 24),
    };
    expect(verifySignature(request, parseSignature(request), sha256Hex(''), expected).seed).toBe(signature);
    expect(() => verifySignature(request, parseSignature(request), sha256Hex('x'), expected)).toThrow(/does not match/);
  });
});
