import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { AwsError } from '../gateway/service';
import { Buckets } from './buckets';
import type { ChecksumAlgorithm } from './checksums/algorithms';
import { type Database, inTransaction, migrate } from './database';
import { explainDiskFull } from './disk-full';
import { type KeyPage, type KeyQuery, listKeys } from './list-keys';
import { ObjectFiles, type WrittenFile } from './object-files';
import type { ObjectRecord, WriteCondition } from './object-record';
import { ObjectRows } from './object-rows';
import { s3Migrations } from './s3-migrations';
import { Uploads } from './uploads';

export interface NewObject {
  readonly bucket: string;
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly algorithm: ChecksumAlgorithm | null;
  readonly condition: WriteCondition;
}

/**
 * The local S3 without its wire: rows in local.db, bytes in files. Every write is a complete, synced
 * file first and one transaction after, so a daemon killed at any moment leaves the old or the new.
 */
export class S3Storage {
  readonly buckets: Buckets;
  readonly uploads: Uploads;
  readonly #database: Database;
  readonly #files: ObjectFiles;
  readonly #rows: ObjectRows;
  readonly #now: () => number;

  /** Opens the storage under `root` and removes what a killed daemon left unfinished. */
  constructor(options: { readonly database: Database; readonly root: string; readonly now: () => number }) {
    this.#database = options.database;
    this.#now = options.now;
    migrate(this.#database, 's3', s3Migrations);
    this.#files = new ObjectFiles(join(options.root, 'objects'));
    this.#rows = new ObjectRows(this.#database);
    this.#files.sweep((id) => this.#rows.isNamed(id));
    this.buckets = new Buckets(this.#database);
    this.uploads = new Uploads({
      database: this.#database,
      files: this.#files,
      rows: this.#rows,
      now: this.#now,
      commit: (work) => this.#commit(work),
    });
  }

  /** Throws NoSuchBucket or NoSuchKey (404). */
  find(bucket: string, key: string): ObjectRecord {
    this.buckets.require(bucket);
    const record = this.#rows.find(bucket, key);
    if (record === null) throw new AwsError('NoSuchKey', 'The specified key does not exist.', 404);
    return record;
  }

  /** The sizes of the parts an object was uploaded in; one for a simple upload. */
  partSizes(record: ObjectRecord): readonly number[] {
    return this.#rows.segments(record.bucket, record.key).map((segment) => segment.bytes);
  }

  /** Bytes `start` to `end` (exclusive) of the object as it is now, whatever happens to it meanwhile. */
  read(record: ObjectRecord, start: number, end: number): Readable {
    return this.#files.read(this.#rows.segments(record.bucket, record.key), start, end);
  }

  list(query: KeyQuery): KeyPage {
    this.buckets.require(query.bucket);
    return listKeys(this.#database, query);
  }

  /** Writes an object. `verify` sees the file before anything is committed and throws to refuse it. */
  async put(
    object: NewObject,
    body: AsyncIterable<Uint8Array>,
    verify: (file: WrittenFile) => void,
  ): Promise<ObjectRecord> {
    this.buckets.require(object.bucket);
    const { algorithm } = object;
    const file = await this.#files.write(body, algorithm === null ? [] : [algorithm]);
    try {
      verify(file);
      const value = algorithm === null ? undefined : file.checksums[algorithm];
      const record: ObjectRecord = {
        bucket: object.bucket,
        key: object.key,
        bytes: file.bytes,
        etag: `"${file.md5.toString('hex')}"`,
        modifiedAt: this.#now(),
        headers: object.headers,
        checksum: algorithm === null || value === undefined ? null : { algorithm, type: 'FULL_OBJECT', value },
      };
      await this.#commit(() => {
        this.buckets.require(object.bucket);
        return this.#rows.replace(record, [{ file: file.id, bytes: file.bytes }], object.condition);
      });
      return record;
    } catch (error) {
      await this.#files.remove([file.id]);
      throw error;
    }
  }

  /**
   * Copies without copying bytes where the target is the same file under another name, as after a
   * simple upload. A multipart source is read through, because the copy's ETag is the MD5 of it all.
   */
  async copy(source: ObjectRecord, target: NewObject): Promise<ObjectRecord> {
    this.buckets.require(target.bucket);
    const segments = this.#rows.segments(source.bucket, source.key);
    const sameChecksum = target.algorithm === null || target.algorithm === source.checksum?.algorithm;
    if (segments.length !== 1 || source.etag.includes('-') || !sameChecksum) {
      return this.put(target, this.read(source, 0, source.bytes), () => {});
    }
    const record: ObjectRecord = {
      ...source,
      bucket: target.bucket,
      key: target.key,
      modifiedAt: this.#now(),
      headers: target.headers,
    };
    await this.#commit(() => this.#rows.replace(record, segments, target.condition));
    return record;
  }

  /** Deleting what is not there succeeds, as on S3. */
  async delete(bucket: string, keys: readonly string[]): Promise<void> {
    this.buckets.require(bucket);
    await this.#commit(() => keys.flatMap((key) => this.#rows.remove(bucket, key)));
  }

  /** Runs a transaction that gives the files it let go of, then removes those nothing names any more. */
  async #commit(work: () => readonly string[]): Promise<void> {
    let dropped: readonly string[];
    try {
      dropped = inTransaction(this.#database, () => work().filter((file) => !this.#rows.isNamed(file)));
    } catch (error) {
      throw explainDiskFull(error);
    }
    await this.#files.remove(dropped);
  }
}
