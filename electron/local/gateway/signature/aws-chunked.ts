import { createHash } from 'node:crypto';
import { ByteReader, incomplete } from './byte-reader';
import { sha256Hex } from './canonical-request';
import { SignatureError } from './signature-error';
import { type ChunkSigning, hmac, sameText } from './verify-signature';

const emptyHash = sha256Hex('');

/**
 * Decodes an aws-chunked body ("Signature calculations for the Authorization header: transferring
 * payload in multiple chunks"): yields the payload, then the trailers, lower-case names. With
 * `signing` every chunk and the trailer must carry a signature that continues the one before.
 * Throws SignatureError or AwsError IncompleteBody; what was yielded before is then worth nothing.
 */
export async function* decodeAwsChunked(
  source: AsyncIterable<Buffer>,
  signing: ChunkSigning | null,
): AsyncGenerator<Buffer, ReadonlyMap<string, string>> {
  const reader = new ByteReader(source);
  let previous = signing?.seed ?? '';
  for (;;) {
    const head = await reader.line(1024);
    const [size = '', ...extensions] = (head ?? '').split(';');
    if (!/^[0-9a-fA-F]{1,13}$/.test(size)) throw incomplete();
    const bytes = Number.parseInt(size, 16);
    const hash = createHash('sha256');
    for await (const piece of reader.take(bytes)) {
      if (signing !== null) hash.update(piece);
      yield piece;
    }
    if (signing !== null) {
      const text = [
        'AWS4-HMAC-SHA256-PAYLOAD',
        signing.timestamp,
        signing.scope,
        previous,
        emptyHash,
        hash.digest('hex'),
      ];
      const given = extensions.find((part) => part.startsWith('chunk-signature='))?.slice('chunk-signature='.length);
      previous = checkChunk(signing, text, given);
    }
    if (bytes === 0) return readTrailers(reader, signing, previous);
    if ((await reader.line(2)) !== '') throw incomplete();
  }
}

async function readTrailers(
  reader: ByteReader,
  signing: ChunkSigning | null,
  previous: string,
): Promise<ReadonlyMap<string, string>> {
  const trailers = new Map<string, string>();
  for (;;) {
    const line = await reader.line(8192);
    if (line === null || line === '') break;
    const mark = line.indexOf(':');
    if (mark < 1) throw incomplete();
    trailers.set(line.slice(0, mark).trim().toLowerCase(), line.slice(mark + 1).trim());
  }
  const given = trailers.get('x-amz-trailer-signature');
  trailers.delete('x-amz-trailer-signature');
  if (signing !== null && trailers.size > 0) {
    const text = [...trailers].map(([name, value]) => `${name}:${value}\n`).join('');
    checkChunk(
      signing,
      ['AWS4-HMAC-SHA256-TRAILER', signing.timestamp, signing.scope, previous, sha256Hex(text)],
      given,
    );
  }
  return trailers;
}

function checkChunk(signing: ChunkSigning, text: readonly string[], given: string | undefined): string {
  const signature = hmac(signing.key, text.join('\n')).toString('hex');
  if (!sameText(signature, given ?? '')) {
    throw new SignatureError('mismatch', 'The signature of a chunk of the body does not match its content.');
  }
  return signature;
}
