import { AwsError } from '../gateway/service';
import type { Database } from './database';

export interface Bucket {
  readonly name: string;
  readonly createdAt: number;
}

/** The buckets of the local S3. All failures are the errors S3 documents. */
export class Buckets {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  exists(name: string): boolean {
    return this.#database.prepare('SELECT 1 FROM buckets WHERE name = ?').get(name) !== undefined;
  }

  /** Throws NoSuchBucket (404). */
  require(name: string): void {
    if (!this.exists(name)) throw new AwsError('NoSuchBucket', 'The specified bucket does not exist', 404);
  }

  list(): readonly Bucket[] {
    return this.#database.prepare('SELECT name, created_at AS createdAt FROM buckets ORDER BY name').all() as Bucket[];
  }

  /** True when the bucket is new; throws InvalidBucketName (400). */
  create(name: string, now: number): boolean {
    if (!isBucketName(name)) throw new AwsError('InvalidBucketName', 'The specified bucket is not valid.', 400);
    const { changes } = this.#database
      .prepare('INSERT INTO buckets (name, created_at) VALUES (?, ?) ON CONFLICT DO NOTHING')
      .run(name, now);
    return changes === 1;
  }

  /** Throws NoSuchBucket (404) or BucketNotEmpty (409). Unfinished uploads count as content, as on S3. */
  delete(name: string): void {
    this.require(name);
    for (const table of ['objects', 'uploads']) {
      if (this.#database.prepare(`SELECT 1 FROM ${table} WHERE bucket = ? LIMIT 1`).get(name) !== undefined) {
        throw new AwsError('BucketNotEmpty', 'The bucket you tried to delete is not empty', 409);
      }
    }
    this.#database.prepare('DELETE FROM buckets WHERE name = ?').run(name);
  }
}

/** The rules for general purpose buckets ("General purpose bucket naming rules"). */
function isBucketName(name: string): boolean {
  return (
    /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) &&
    !name.includes('..') &&
    !/^\d+\.\d+\.\d+\.\d+$/.test(name) &&
    !/^(xn--|sthree-|amzn-s3-demo-)/.test(name) &&
    !/(-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$/.test(name)
  );
}
