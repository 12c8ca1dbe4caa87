import { describe, expect, it } from 'vitest';
import { type ChecksumAlgorithm, multipartChecksum, startChecksum } from './algorithms';

function checksum(algorithm: ChecksumAlgorithm, ...pieces: string[]): string {
  const running = startChecksum(algorithm);
  for (const piece of pieces) running.update(Buffer.from(piece));
  return running.digest().toString('base64');
}

const hex = (text: string): string => Buffer.from(text, 'hex').toString('base64');

describe('checksums', () => {
  // The check values of the CRC catalogue for "123456789".
  it.each([
    ['CRC32', 'cbf43926'],
    ['CRC32C', 'e3069283'],
    ['CRC64NVME', 'ae8b14860a799888'],
    ['SHA1', 'f7c3bc1d808e04732adf679965ccc34ca7ae3441'],
    ['SHA256', '15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225'],
  ] as const)('%s of the check string, in one piece and in three', (algorithm, expected) => {
    expect(checksum(algorithm, '123456789')).toBe(hex(expected));
    expect(checksum(algorithm, '1', '', '2345678', '9')).toBe(hex(expected));
  });

  it.each(['CRC32', 'CRC32C', 'CRC64NVME'] as const)(
    '%s of a whole multipart object equals that of the body',
    (algorithm) => {
      const bodies = ['a'.repeat(100_003), 'some text', 'z'];
      const parts = bodies.map((body) => ({ checksum: checksum(algorithm, body), bytes: body.length }));
      expect(multipartChecksum(algorithm, 'FULL_OBJECT', parts)).toBe(checksum(algorithm, bodies.join('')));
    },
  );

  it('of parts is the checksum of their checksums and their number', () => {
    const parts = ['one', 'two'].map((body) => ({ checksum: checksum('SHA256', body), bytes: 3 }));
    const joined = Buffer.concat(parts.map((part) => Buffer.from(part.checksum, 'base64')));
    const running = startChecksum('SHA256');
    running.update(joined);
    expect(multipartChecksum('SHA256', 'COMPOSITE', parts)).toBe(`${running.digest().toString('base64')}-2`);
  });
});
