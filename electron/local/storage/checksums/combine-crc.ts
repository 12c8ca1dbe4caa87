/** Reflected polynomials of the CRCs S3 can give for a whole multipart object. */
const polynomials = {
  CRC32: { bits: 32, polynomial: 0xedb88320n },
  CRC32C: { bits: 32, polynomial: 0x82f63b78n },
  CRC64NVME: { bits: 64, polynomial: 0x9a6c9329ac4bc9b5n },
} as const;

/**
 * The CRC of two bodies after each other from the CRC of each and the length of the second
 * (zlib's crc32_combine): appending n bytes is the linear map "shift by 8n zero bits", computed by
 * squaring. Both CRCs and the result are big-endian bytes.
 */
export function combineCrc(
  algorithm: keyof typeof polynomials,
  first: Buffer,
  second: Buffer,
  secondBytes: number,
): Buffer {
  const { bits, polynomial } = polynomials[algorithm];
  let oneBit: bigint[] = [polynomial];
  for (let row = 0; row < bits - 1; row++) oneBit.push(1n << BigInt(row));
  // From a shift by one bit to a shift by one byte.
  for (let doubling = 0; doubling < 3; doubling++) oneBit = square(oneBit);
  let crc = BigInt(`0x${first.toString('hex')}`);
  let power = oneBit;
  for (let left = BigInt(secondBytes); left > 0n; left >>= 1n) {
    if (left & 1n) crc = times(power, crc);
    power = square(power);
  }
  const sum = crc ^ BigInt(`0x${second.toString('hex')}`);
  return Buffer.from(sum.toString(16).padStart(bits / 4, '0'), 'hex');
}

function times(matrix: readonly bigint[], vector: bigint): bigint {
  let sum = 0n;
  let row = 0;
  for (let rest = vector; rest > 0n; rest >>= 1n, row++) {
    if (rest & 1n) sum ^= matrix[row] ?? 0n;
  }
  return sum;
}

function square(matrix: readonly bigint[]): bigint[] {
  return matrix.map((row) => times(matrix, row));
}
