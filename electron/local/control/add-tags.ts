import type { Database } from '../storage/database';
import type { Tag } from './training-job-request';

/** Stores the tags of a resource that is being made; part of the caller's transaction. */
export function addTags(database: Database, arn: string, tags: readonly Tag[]): void {
  const add = database.prepare('INSERT INTO tags (arn, key, value) VALUES (?, ?, ?)');
  for (const { Key, Value } of tags) add.run(arn, Key, Value);
}
