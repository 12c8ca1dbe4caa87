import { describe, expect, it } from 'vitest';
import { decodeAwsChunked } from './aws-chunked';

async function decode(wire: string, pieceBytes: number): Promise<{ readonly body: string; readonly trailers: object }> {
  const source = (async function* () {
    for (let at = 0; at < wire.length; at += pieceBytes) yield Buffer.from(wire.slice(at, at + pieceBytes));
  })();
  const chunks = decodeAwsChunked(source, null);
  let body = '';
  for (;;) {
    const { value, done } = await chunks.next();
    if (done) return { body, trailers: Object.fromEntries(value) };
    body += value.toString();
  }
}

const wire = '5\r\nhello\r\n1A\r\n, this is a longer chunk..\r\n0\r\nX-Amz-Checksum-CRC32: AAAAAA==\r\n\r\n';

describe('an aws-chunked body', () => {
  it.each([1, 2, 7, 1000])('in pieces of %i bytes gives payload and trailers', async (pieceBytes) => {
    expect(await decode(wire, pieceBytes)).toEqual({
      body: 'hello, this is a longer chunk..',
      trailers: { 'x-amz-checksum-crc32': 'AAAAAA==' },
    });
  });

  it.each(['', 'zz\r\n', '5\r\nhel', '5\r\nhelloX\r\n0\r\n\r\n', '5\r\nhello\r\n', '-1\r\n\r\n'])(
    '%j is incomplete',
    async (broken) => {
      await expect(decode(broken, 3)).rejects.toMatchObject({ code: 'IncompleteBody' });
    },
  );
});
