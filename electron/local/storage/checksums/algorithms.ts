import { createHash } from 'node:crypto';
import { combineCrc } from './combine-crc';
import { type RunningChecksum, runningCrc32, runningCrc32c, runningCrc64Nvme } from './crc';

/** The checksums S3 offers besides MD5, by the name the API uses. */
export const checksumAlgorithms = ['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const;
export type ChecksumAlgorithm = (typeof checksumAlgorithms)[number];
export type ChecksumType = 'FULL_OBJECT' | 'COMPOSITE';

export function isChecksumAlgorithm(name: string): name is ChecksumAlgorithm {
  return checksumAlgorithms.some((known) => known === name);
}

/** A fresh running checksum of the algorithm. */
export function startChecksum(algorithm: ChecksumAlgorithm): RunningChecksum {
  switch (algorithm) {
    case 'CRC32':
      return runningCrc32();
    case 'CRC32C':
      return runningCrc32c();
    case 'CRC64NVME':
      return runningCrc64Nvme();
    case 'SHA1':
    case 'SHA256': {
      const hash = createHash(algorithm);
      return { update: (data) => void hash.update(data), digest: () => hash.digest() };
    }
  }
}

export interface PartChecksum {
  /** Base64, as in x-amz-checksum-*. */
  readonly checksum: string;
  readonly bytes: number;
}

/**
 * The checksum of a multipart object ("Checking object integrity"): of the whole body for
 * FULL_OBJECT, which only CRCs can give, else the checksum of the parts' checksums with "-N".
 */
export function multipartChecksum(
  algorithm: ChecksumAlgorithm,
  type: ChecksumType,
  parts: readonly PartChecksum[],
): string {
  const digests = parts.map((part) => Buffer.from(part.checksum, 'base64'));
  if (type === 'FULL_OBJECT' && algorithm !== 'SHA1' && algorithm !== 'SHA256') {
    return digests
      .slice(1)
      .reduce<Buffer>(
        (sum, next, index) => combineCrc(algorithm, sum, next, parts[index + 1]?.bytes ?? 0),
        digests[0] ?? Buffer.alloc(0),
      )
      .toString('base64');
  }
  const running = startChecksum(algorithm);
  for (const digest of digests) running.update(digest);
  return `${running.digest().toString('base64')}-${parts.length}`;
}
