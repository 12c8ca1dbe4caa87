import { AwsError } from '../gateway/service';
import type { Database } from './database';
import type { Segment } from './object-files';
import { type ObjectRecord, objectRecord, type WriteCondition } from './object-record';

/** The rows that say which files make up which object. Calls are synchronous: each sees one state. */
export class ObjectRows {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  find(bucket: string, key: string): ObjectRecord | null {
    const row = this.#database.prepare('SELECT * FROM objects WHERE bucket = ? AND key = ?').get(bucket, key);
    return row === undefined ? null : objectRecord(row);
  }

  segments(bucket: string, key: string): readonly Segment[] {
    return this.#database
      .prepare('SELECT file, bytes FROM segments WHERE bucket = ? AND key = ? ORDER BY position')
      .all(bucket, key) as Segment[];
  }

  /** In a transaction of the caller: puts the object in place of the old one, gives the files of the old. */
  replace(record: ObjectRecord, segments: readonly Segment[], condition: WriteCondition): readonly string[] {
    this.#checkCondition(record, condition);
    const old = this.remove(record.bucket, record.key);
    this.#database
      .prepare(
        'INSERT INTO objects (bucket, key, bytes, etag, modified_at, headers, checksum) VALUES (?, ?, ?, ?, ?, ?, ?)',
      )
      .run(
        record.bucket,
        record.key,
        record.bytes,
        record.etag,
        record.modifiedAt,
        JSON.stringify(record.headers),
        record.checksum === null ? null : JSON.stringify(record.checksum),
      );
    const insert = this.#database.prepare(
      'INSERT INTO segments (bucket, key, position, file, bytes) VALUES (?, ?, ?, ?, ?)',
    );
    segments.forEach(({ file, bytes }, position) => {
      insert.run(record.bucket, record.key, position, file, bytes);
    });
    return old;
  }

  /** In a transaction of the caller: removes the object if it exists, gives its files. */
  remove(bucket: string, key: string): readonly string[] {
    const files = this.segments(bucket, key).map((segment) => segment.file);
    this.#database.prepare('DELETE FROM objects WHERE bucket = ? AND key = ?').run(bucket, key);
    return files;
  }

  /** True while an object or an unfinished upload consists of the file; copies share files. */
  isNamed(file: string): boolean {
    return (
      this.#database
        .prepare('SELECT 1 FROM segments WHERE file = ? UNION ALL SELECT 1 FROM parts WHERE file = ? LIMIT 1')
        .get(file, file) !== undefined
    );
  }

  #checkCondition(record: ObjectRecord, condition: WriteCondition): void {
    if (condition.ifNoneMatch === null && condition.ifMatch === null) return;
    const existing = this.find(record.bucket, record.key);
    if (condition.ifMatch !== null && existing === null) {
      throw new AwsError('NoSuchKey', 'The specified key does not exist.', 404);
    }
    const failed =
      (condition.ifNoneMatch === 'any' && existing !== null) ||
      (condition.ifMatch !== null && existing?.etag !== condition.ifMatch);
    if (failed) {
      throw new AwsError('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', 412);
    }
  }
}
