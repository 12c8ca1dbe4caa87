import { type Database, inTransaction } from '../../storage/database';
import { addTags } from '../add-tags';
import type { Tag } from '../training-job-request';
import type { ModelPackageGroup } from './model-package';

/** A row of model_package_groups, which only this program writes. */
export interface GroupRow {
  readonly id: number;
  readonly name: string;
  readonly arn: string;
  readonly request: string;
  readonly created_at: number;
}

/** The groups in local.db. Names are compared without regard to case. */
export class GroupStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Adds a group with its tags; false when its name is taken. */
  insert(group: Omit<ModelPackageGroup, 'id'>, tags: readonly Tag[]): boolean {
    return inTransaction(this.#database, () => {
      const added = this.#database
        .prepare(
          'INSERT INTO model_package_groups (name, arn, request, created_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
        )
        .run(group.name, group.arn, JSON.stringify(group.content), group.createdAt);
      if (added.changes === 0) return false;
      addTags(this.#database, group.arn, tags);
      return true;
    });
  }

  find(arn: string): ModelPackageGroup | null {
    const row = this.#database.prepare('SELECT * FROM model_package_groups WHERE arn = ? COLLATE NOCASE').get(arn);
    return row === undefined ? null : toGroup(row as unknown as GroupRow);
  }

  /** The number of the group's next version, taken: it is not given again. Belongs to the caller's transaction. */
  takeVersion(group: ModelPackageGroup): number {
    const { version } = this.#database
      .prepare(
        'UPDATE model_package_groups SET last_version = last_version + 1 WHERE id = ? RETURNING last_version AS version',
      )
      .get(group.id) as { readonly version: number };
    return version;
  }

  /** Deletes a group and its tags; false when it has versions. */
  delete(group: ModelPackageGroup): boolean {
    return inTransaction(this.#database, () => {
      const deleted = this.#database
        .prepare(`DELETE FROM model_package_groups
          WHERE id = ? AND NOT EXISTS (SELECT 1 FROM model_packages WHERE group_id = model_package_groups.id)`)
        .run(group.id);
      if (deleted.changes === 0) return false;
      this.#database.prepare('DELETE FROM tags WHERE arn = ?').run(group.arn);
      return true;
    });
  }
}

export function toGroup(row: GroupRow): ModelPackageGroup {
  return {
    id: row.id,
    name: row.name,
    arn: row.arn,
    content: JSON.parse(row.request) as ModelPackageGroup['content'],
    createdAt: row.created_at,
  };
}
