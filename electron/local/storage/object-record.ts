import type { ChecksumAlgorithm, ChecksumType } from './checksums/algorithms';

/** The additional checksum an object was stored with; `value` in base64, with "-N" when composite. */
export interface StoredChecksum {
  readonly algorithm: ChecksumAlgorithm;
  readonly type: ChecksumType;
  readonly value: string;
}

/** Everything S3 tells about an object besides its bytes. */
export interface ObjectRecord {
  readonly bucket: string;
  readonly key: string;
  readonly bytes: number;
  /** Quoted. */
  readonly etag: string;
  readonly modifiedAt: number;
  /** Response headers kept from the upload: content-type, cache-control, x-amz-meta-* … */
  readonly headers: Readonly<Record<string, string>>;
  readonly checksum: StoredChecksum | null;
}

/** Checked in the transaction that writes; the ETag is quoted, `any` means "*". */
export interface WriteCondition {
  readonly ifNoneMatch: 'any' | null;
  readonly ifMatch: string | null;
}

export const unconditional: WriteCondition = { ifNoneMatch: null, ifMatch: null };

interface ObjectRow {
  readonly bucket: string;
  readonly key: string;
  readonly bytes: number;
  readonly etag: string;
  readonly modified_at: number;
  readonly headers: string;
  readonly checksum: string | null;
}

/** Reads a row of the objects table, which only this program writes. */
export function objectRecord(row: unknown): ObjectRecord {
  const { bucket, key, bytes, etag, modified_at, headers, checksum } = row as ObjectRow;
  return {
    bucket,
    key,
    bytes,
    etag,
    modifiedAt: modified_at,
    headers: JSON.parse(headers) as Record<string, string>,
    checksum: checksum === null ? null : (JSON.parse(checksum) as StoredChecksum),
  };
}
