import { crc32 as nativeCrc32 } from 'node:zlib';

/** CRC-32C (Castagnoli), reflected polynomial, as x-amz-checksum-crc32c. */
const crc32cPolynomial = 0x82f63b78;
/** CRC-64/NVME, reflected polynomial, as x-amz-checksum-crc64nvme, in two halves. */
const crc64High = 0x9a6c9329;
const crc64Low = 0xac4bc9b5;

const crc32cTable = new Uint32Array(256);
const crc64TableHigh = new Uint32Array(256);
const crc64TableLow = new Uint32Array(256);
for (let byte = 0; byte < 256; byte++) {
  let crc = byte;
  let high = 0;
  let low = byte;
  for (let bit = 0; bit < 8; bit++) {
    crc = crc & 1 ? (crc >>> 1) ^ crc32cPolynomial : crc >>> 1;
    const carry = low & 1;
    low = (low >>> 1) | (high << 31);
    high >>>= 1;
    if (carry) {
      high ^= crc64High;
      low ^= crc64Low;
    }
  }
  crc32cTable[byte] = crc;
  crc64TableHigh[byte] = high;
  crc64TableLow[byte] = low;
}

/** A running checksum; `digest` gives its big-endian bytes, as S3 sends them in base64. */
export interface RunningChecksum {
  update(data: Uint8Array): void;
  digest(): Buffer;
}

export function runningCrc32(): RunningChecksum {
  let crc = 0;
  return {
    update(data) {
      crc = nativeCrc32(data, crc);
    },
    digest: () => bigEndian32(crc),
  };
}

export function runningCrc32c(): RunningChecksum {
  let crc = 0xffffffff;
  return {
    update(data) {
      for (const byte of data) crc = (crcAt(crc32cTable, crc ^ byte) ^ (crc >>> 8)) >>> 0;
    },
    digest: () => bigEndian32((crc ^ 0xffffffff) >>> 0),
  };
}

export function runningCrc64Nvme(): RunningChecksum {
  let high = 0xffffffff;
  let low = 0xffffffff;
  return {
    update(data) {
      for (const byte of data) {
        const index = low ^ byte;
        low = ((low >>> 8) | (high << 24)) ^ crcAt(crc64TableLow, index);
        high = (high >>> 8) ^ crcAt(crc64TableHigh, index);
      }
    },
    digest: () => Buffer.concat([bigEndian32(~high >>> 0), bigEndian32(~low >>> 0)]),
  };
}

function crcAt(table: Uint32Array, index: number): number {
  return table[index & 0xff] ?? 0;
}

function bigEndian32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
}
