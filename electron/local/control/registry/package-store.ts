import { type Database, inTransaction } from '../../storage/database';
import { addTags } from '../add-tags';
import type { Tag } from '../training-job-request';
import type { ModelApproval, ModelPackage, ModelPackageGroup, PackageContent } from './model-package';

/** A row of model_packages, which only this program writes. */
export interface PackageRow {
  readonly id: number;
  readonly name: string;
  readonly arn: string;
  readonly version: number | null;
  readonly content: string;
  readonly approval: string | null;
  readonly created_at: number;
  readonly modified_at: number | null;
}

/** The packages in local.db. `insert`, `change` and the tokens belong to the caller's transaction. */
export class PackageStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Adds a package with its tags; false when its name is taken. `group` null for an unversioned one. */
  insert(item: Omit<ModelPackage, 'id'>, group: ModelPackageGroup | null, tags: readonly Tag[]): boolean {
    const added = this.#database
      .prepare(`INSERT INTO model_packages (group_id, version, name, arn, content, approval, created_at)
        VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`)
      .run(
        group?.id ?? null,
        item.version,
        item.name,
        item.arn,
        JSON.stringify(item.content),
        item.approval,
        item.createdAt,
      );
    if (added.changes === 0) return false;
    addTags(this.#database, item.arn, tags);
    return true;
  }

  find(arn: string): ModelPackage | null {
    const row = this.#database.prepare('SELECT * FROM model_packages WHERE arn = ? COLLATE NOCASE').get(arn);
    return row === undefined ? null : toPackage(row as unknown as PackageRow);
  }

  change(item: ModelPackage, content: PackageContent, approval: ModelApproval | null, at: number): void {
    this.#database
      .prepare('UPDATE model_packages SET content = ?, approval = ?, modified_at = ? WHERE id = ?')
      .run(JSON.stringify(content), approval, at, item.id);
  }

  /** Forgets a package and its tags. */
  delete(item: ModelPackage): void {
    inTransaction(this.#database, () => {
      this.#database.prepare('DELETE FROM model_packages WHERE id = ?').run(item.id);
      this.#database.prepare('DELETE FROM tags WHERE arn = ?').run(item.arn);
    });
  }
}

export function toPackage(row: PackageRow): ModelPackage {
  return {
    id: row.id,
    arn: row.arn,
    name: row.name,
    version: row.version,
    content: JSON.parse(row.content) as PackageContent,
    approval: row.approval as ModelApproval | null,
    createdAt: row.created_at,
    modifiedAt: row.modified_at,
  };
}
