import { createHash, randomBytes } from 'node:crypto';
import { AwsError } from '../gateway/service';
import { type ChecksumAlgorithm, type ChecksumType, multipartChecksum } from './checksums/algorithms';
import type { Database } from './database';
import type { ObjectFiles, WrittenFile } from './object-files';
import type { ObjectRecord, WriteCondition } from './object-record';
import type { ObjectRows } from './object-rows';

/** Every part but the last has at least this many bytes ("Amazon S3 multipart upload limits"). */
const minimumPartBytes = 5 * 1024 * 1024;

export interface Upload {
  readonly id: string;
  readonly bucket: string;
  readonly key: string;
  readonly initiatedAt: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly algorithm: ChecksumAlgorithm | null;
  readonly checksumType: ChecksumType | null;
}

export interface Part {
  readonly number: number;
  readonly bytes: number;
  /** Quoted. */
  readonly etag: string;
  readonly modifiedAt: number;
  /** Base64, of the upload's algorithm. */
  readonly checksum: string | null;
}

/** A part as CompleteMultipartUpload names it; the checksum only when the client gave one. */
export interface ChosenPart {
  readonly number: number;
  readonly etag: string;
  readonly checksum: string | null;
}

interface UploadsOptions {
  readonly database: Database;
  readonly files: ObjectFiles;
  readonly rows: ObjectRows;
  readonly now: () => number;
  readonly commit: (work: () => readonly string[]) => Promise<void>;
}

/** Multipart uploads: parts are files of their own, and completing one only writes rows. */
export class Uploads {
  readonly #options: UploadsOptions;

  constructor(options: UploadsOptions) {
    this.#options = options;
  }

  create(upload: Omit<Upload, 'id' | 'initiatedAt'>): Upload {
    const created: Upload = { ...upload, id: randomBytes(24).toString('base64url'), initiatedAt: this.#options.now() };
    this.#options.database
      .prepare(
        'INSERT INTO uploads (id, bucket, key, initiated_at, headers, checksum_algorithm, checksum_type) VALUES (?, ?, ?, ?, ?, ?, ?)',
      )
      .run(
        created.id,
        created.bucket,
        created.key,
        created.initiatedAt,
        JSON.stringify(created.headers),
        created.algorithm,
        created.checksumType,
      );
    return created;
  }

  /** Throws NoSuchUpload (404) also when the upload is for another bucket or key. */
  find(bucket: string, key: string, id: string): Upload {
    const row = this.#options.database
      .prepare(`${selectUploads} WHERE id = ? AND bucket = ? AND key = ?`)
      .get(id, bucket, key);
    if (row === undefined) {
      throw new AwsError(
        'NoSuchUpload',
        'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
        404,
      );
    }
    return uploadOf(row);
  }

  /** Unfinished uploads by key, then id, after the given pair. */
  list(
    bucket: string,
    prefix: string,
    after: { readonly key: string; readonly id: string },
    limit: number,
  ): readonly Upload[] {
    return this.#options.database
      .prepare(
        `${selectUploads} WHERE bucket = ? AND substr(key, 1, length(?)) = ? AND (key > ? OR (key = ? AND id > ?)) ORDER BY key, id LIMIT ?`,
      )
      .all(bucket, prefix, prefix, after.key, after.key, after.id, limit)
      .map(uploadOf);
  }

  parts(upload: Upload): readonly Part[] {
    return this.#options.database
      .prepare(
        'SELECT number, bytes, etag, modified_at AS modifiedAt, checksum FROM parts WHERE upload = ? ORDER BY number',
      )
      .all(upload.id) as Part[];
  }

  /** Stores a part; one with the same number is replaced. `verify` may want one more checksum than the upload keeps. */
  async putPart(
    upload: Upload,
    number: number,
    body: AsyncIterable<Uint8Array>,
    expected: { readonly algorithm: ChecksumAlgorithm | null; readonly verify: (file: WrittenFile) => void },
  ): Promise<Part> {
    const { algorithm } = upload;
    const wanted = new Set([algorithm, expected.algorithm].filter((name) => name !== null));
    const file = await this.#options.files.write(body, [...wanted]);
    try {
      expected.verify(file);
      const part: Part = {
        number,
        bytes: file.bytes,
        etag: `"${file.md5.toString('hex')}"`,
        modifiedAt: this.#options.now(),
        checksum: algorithm === null ? null : (file.checksums[algorithm] ?? null),
      };
      await this.#options.commit(() => {
        this.find(upload.bucket, upload.key, upload.id);
        const old = this.#files(upload).get(number);
        this.#options.database
          .prepare(
            'INSERT OR REPLACE INTO parts (upload, number, file, bytes, etag, modified_at, checksum) VALUES (?, ?, ?, ?, ?, ?, ?)',
          )
          .run(upload.id, number, file.id, part.bytes, part.etag, part.modifiedAt, part.checksum);
        return old === undefined ? [] : [old];
      });
      return part;
    } catch (error) {
      await this.#options.files.remove([file.id]);
      throw error;
    }
  }

  /** Makes the chosen parts the object, in one transaction; `verify` may refuse it. Throws InvalidPart, InvalidPartOrder, EntityTooSmall. */
  async complete(
    upload: Upload,
    chosen: readonly ChosenPart[],
    condition: WriteCondition,
    verify: (record: ObjectRecord) => void,
  ): Promise<ObjectRecord> {
    const parts = this.#chooseParts(upload, chosen);
    const digest = createHash('md5');
    for (const part of parts) digest.update(Buffer.from(part.etag.slice(1, -1), 'hex'));
    const { algorithm, checksumType } = upload;
    const record: ObjectRecord = {
      bucket: upload.bucket,
      key: upload.key,
      bytes: parts.reduce((sum, part) => sum + part.bytes, 0),
      etag: `"${digest.digest('hex')}-${parts.length}"`,
      modifiedAt: this.#options.now(),
      headers: upload.headers,
      checksum:
        algorithm === null || checksumType === null
          ? null
          : {
              algorithm,
              type: checksumType,
              value: multipartChecksum(
                algorithm,
                checksumType,
                parts.map((part) => ({ checksum: part.checksum ?? '', bytes: part.bytes })),
              ),
            },
    };
    verify(record);
    await this.#options.commit(() => {
      this.find(upload.bucket, upload.key, upload.id);
      const files = this.#files(upload);
      const segments = parts.map((part) => ({ file: files.get(part.number) ?? '', bytes: part.bytes }));
      const old = this.#options.rows.replace(record, segments, condition);
      this.#options.database.prepare('DELETE FROM uploads WHERE id = ?').run(upload.id);
      return [...old, ...files.values()];
    });
    return record;
  }

  async abort(upload: Upload): Promise<void> {
    await this.#options.commit(() => {
      const files = [...this.#files(upload).values()];
      this.#options.database.prepare('DELETE FROM uploads WHERE id = ?').run(upload.id);
      return files;
    });
  }

  #chooseParts(upload: Upload, chosen: readonly ChosenPart[]): readonly Part[] {
    const stored = new Map(this.parts(upload).map((part) => [part.number, part]));
    if (chosen.some(({ number }, index) => number <= (chosen[index - 1]?.number ?? 0))) {
      throw new AwsError(
        'InvalidPartOrder',
        'The list of parts was not in ascending order. Parts must be ordered by part number.',
      );
    }
    const parts = chosen.map(({ number, etag, checksum }) => {
      const part = stored.get(number);
      if (part === undefined || part.etag !== etag || (checksum !== null && checksum !== part.checksum)) {
        throw new AwsError(
          'InvalidPart',
          "One or more of the specified parts could not be found. The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
        );
      }
      return part;
    });
    if (parts.slice(0, -1).some((part) => part.bytes < minimumPartBytes)) {
      throw new AwsError('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size');
    }
    return parts;
  }

  #files(upload: Upload): ReadonlyMap<number, string> {
    const rows = this.#options.database.prepare('SELECT number, file FROM parts WHERE upload = ?').all(upload.id) as {
      readonly number: number;
      readonly file: string;
    }[];
    return new Map(rows.map(({ number, file }) => [number, file]));
  }
}

const selectUploads = `SELECT id, bucket, key, initiated_at AS initiatedAt, headers, checksum_algorithm AS algorithm,
  checksum_type AS checksumType FROM uploads`;

function uploadOf(row: unknown): Upload {
  const stored = row as Omit<Upload, 'headers'> & { readonly headers: string };
  return { ...stored, headers: JSON.parse(stored.headers) as Record<string, string> };
}
