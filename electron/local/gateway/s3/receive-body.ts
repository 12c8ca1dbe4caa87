import { createHash } from 'node:crypto';
import type { ReceivedRequest } from '../http/received-request';
import { AwsError } from '../service';
import { decodeAwsChunked } from '../signature/aws-chunked';
import type { ParsedSignature } from '../signature/parse-signature';
import { SignatureError } from '../signature/signature-error';
import type { ChunkSigning } from '../signature/verify-signature';

/** S3 takes 5 GiB in one request. */
const maximumBytes = 5 * 1024 ** 3;

/** The payload of a request. What `bytes` yielded is only to be believed once it has ended. */
export interface ReceivedBody {
  readonly bytes: AsyncIterable<Buffer>;
  /** Complete after `bytes` ended. */
  readonly trailers: () => ReadonlyMap<string, string>;
  /** Of the payload, as the request declares it; null when it does not. */
  readonly declaredBytes: number | null;
}

/** The last line of the canonical request: the hash of the body or one of S3's markers. */
export function s3PayloadHash(request: ReceivedRequest, parsed: ParsedSignature): string {
  const declared = request.header('x-amz-content-sha256') ?? request.query.get('X-Amz-Content-Sha256');
  if (declared !== undefined) return declared;
  if (parsed.kind === 'query') return 'UNSIGNED-PAYLOAD';
  throw new AwsError('InvalidRequest', 'Missing required header for this request: x-amz-content-sha256');
}

/** Wraps the body so that reading it to its end checks what the signature said about it. */
export function receiveBody(request: ReceivedRequest, payloadHash: string, signing: ChunkSigning): ReceivedBody {
  const source = request.body;
  const streaming = payloadHash.startsWith('STREAMING-');
  const declaredBytes = byteCount(request.header(streaming ? 'x-amz-decoded-content-length' : 'content-length'));
  if ((declaredBytes ?? 0) > maximumBytes) {
    throw new AwsError('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size');
  }
  let trailers: ReadonlyMap<string, string> = new Map();
  const plain = { declaredBytes, trailers: () => trailers };
  if (payloadHash === 'UNSIGNED-PAYLOAD') return { ...plain, bytes: source };
  if (/^[0-9a-f]{64}$/.test(payloadHash)) return { ...plain, bytes: hashed(source, payloadHash) };
  const chunkSigning = chunkSignatures(payloadHash, signing);
  return {
    ...plain,
    bytes: (async function* () {
      const chunks = decodeAwsChunked(source, chunkSigning);
      let bytes = 0;
      for (;;) {
        const { value, done } = await chunks.next();
        if (done) {
          trailers = value;
          break;
        }
        bytes += value.length;
        yield value;
      }
      if (declaredBytes !== null && bytes !== declaredBytes) {
        throw new AwsError(
          'IncompleteBody',
          'You did not provide the number of bytes specified by the x-amz-decoded-content-length header',
        );
      }
    })(),
  };
}

/** Null for bodies whose chunks are not signed. */
function chunkSignatures(payloadHash: string, signing: ChunkSigning): ChunkSigning | null {
  switch (payloadHash) {
    case 'STREAMING-UNSIGNED-PAYLOAD-TRAILER':
      return null;
    case 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD':
    case 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER':
      return signing;
    default:
      throw new AwsError(
        'InvalidRequest',
        `The local workspace cannot read a body with x-amz-content-sha256 ${payloadHash}.`,
      );
  }
}

async function* hashed(source: AsyncIterable<Buffer>, expected: string): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  for await (const chunk of source) {
    hash.update(chunk);
    yield chunk;
  }
  if (hash.digest('hex') !== expected) {
    throw new SignatureError('payload', "The provided 'x-amz-content-sha256' header does not match what was computed.");
  }
}

function byteCount(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null;
}
