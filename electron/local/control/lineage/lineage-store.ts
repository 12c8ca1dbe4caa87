import type { Database } from '../../storage/database';
import type { Association, AssociationType, LineageEntity, LineageType, TrialDetail } from './lineage-entity';

/** A node as it comes in: without the id and the times the store gives it. */
interface NewEntity {
  readonly arn: string;
  readonly lineageType: LineageType;
  readonly type: string;
  readonly name?: string;
  readonly sourceUri: string;
  readonly sourceSha256?: string;
  readonly status?: string;
  readonly properties?: Readonly<Record<string, string>>;
  readonly detail?: TrialDetail;
}

/** A row of lineage_entities, which only this program writes. */
export interface EntityRow {
  readonly id: number;
  readonly arn: string;
  readonly lineage_type: string;
  readonly type: string;
  readonly name: string | null;
  readonly source_uri: string;
  readonly source_sha256: string | null;
  readonly status: string | null;
  readonly properties: string;
  readonly detail: string;
  readonly created_at: number;
  readonly modified_at: number;
}

/** The lineage in local.db. Nothing here opens a transaction: its writes belong to those of whoever records. */
export class LineageStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Adds a node, or brings the one with this ARN up to date, and returns its id. */
  put(entity: NewEntity, at: number): number {
    const { id } = this.#database
      .prepare(`INSERT INTO lineage_entities
          (arn, lineage_type, type, name, source_uri, source_sha256, status, properties, detail, created_at, modified_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (arn) DO UPDATE SET status = excluded.status, properties = excluded.properties, detail = excluded.detail,
          modified_at = excluded.modified_at
        RETURNING id`)
      .get(
        entity.arn,
        entity.lineageType,
        entity.type,
        entity.name ?? null,
        entity.sourceUri,
        entity.sourceSha256 ?? null,
        entity.status ?? null,
        JSON.stringify(entity.properties ?? {}),
        JSON.stringify(entity.detail ?? {}),
        at,
        at,
      ) as { readonly id: number };
    return id;
  }

  /** Adds a node when there is none with its ARN, and returns the id of the one there is. */
  ensure(entity: NewEntity, at: number): number {
    return this.find(entity.arn)?.id ?? this.put(entity, at);
  }

  find(arn: string): LineageEntity | null {
    const row = this.#database.prepare('SELECT * FROM lineage_entities WHERE arn = ?').get(arn.toLowerCase());
    return row === undefined ? null : toEntity(row as unknown as EntityRow);
  }

  /** The newest artifact that stands for this source. */
  newestArtifact(sourceUri: string): LineageEntity | null {
    const row = this.#database
      .prepare(
        "SELECT * FROM lineage_entities WHERE lineage_type = 'Artifact' AND source_uri = ? ORDER BY id DESC LIMIT 1",
      )
      .get(sourceUri);
    return row === undefined ? null : toEntity(row as unknown as EntityRow);
  }

  /** The node of that kind with this name or ARN, in capital or small letters. */
  findNamed(lineageType: LineageType, nameOrArn: string): LineageEntity | null {
    const row = this.#database
      .prepare('SELECT * FROM lineage_entities WHERE lineage_type = ? AND (arn = ? OR name = ? COLLATE NOCASE)')
      .get(lineageType, nameOrArn.toLowerCase(), nameOrArn);
    return row === undefined ? null : toEntity(row as unknown as EntityRow);
  }

  entities(ids: readonly number[]): readonly LineageEntity[] {
    return this.#inIds('SELECT * FROM lineage_entities WHERE id IN ids', ids).map((row) =>
      toEntity(row as unknown as EntityRow),
    );
  }

  all(): readonly LineageEntity[] {
    const rows = this.#database.prepare('SELECT * FROM lineage_entities ORDER BY id').all();
    return (rows as unknown as EntityRow[]).map(toEntity);
  }

  associate(source: number, destination: number, type: AssociationType, at: number): void {
    this.#database
      .prepare(`INSERT INTO lineage_associations (source_id, destination_id, type, created_at) VALUES (?, ?, ?, ?)
        ON CONFLICT DO NOTHING`)
      .run(source, destination, type, at);
  }

  disassociate(source: number, destination: number): void {
    this.#database
      .prepare('DELETE FROM lineage_associations WHERE source_id = ? AND destination_id = ?')
      .run(source, destination);
  }

  /** Keeps that a job stored this content at this address; who stored the same there last is remembered. */
  putOutput(sourceUri: string, sha256: string, trial: number): void {
    this.#database
      .prepare(`INSERT INTO lineage_outputs (source_uri, sha256, trial_id) VALUES (?, ?, ?)
        ON CONFLICT DO UPDATE SET trial_id = excluded.trial_id`)
      .run(sourceUri, sha256, trial);
  }

  /** The trial component of the job that stored this content at this address; null when none did. */
  producer(sourceUri: string, sha256: string): number | null {
    const row = this.#database
      .prepare('SELECT trial_id AS id FROM lineage_outputs WHERE source_uri = ? AND sha256 = ?')
      .get(sourceUri, sha256) as { readonly id: number } | undefined;
    return row?.id ?? null;
  }

  /** Forgets what a trial component is said to have stored: it stands for another job now. */
  forgetOutputs(trial: number): void {
    this.#database.prepare('DELETE FROM lineage_outputs WHERE trial_id = ?').run(trial);
  }

  /** The arrows that lead to one of these nodes. */
  into(ids: readonly number[]): readonly Association[] {
    return this.#associations('destination_id', ids);
  }

  /** The arrows that leave one of these nodes. */
  from(ids: readonly number[]): readonly Association[] {
    return this.#associations('source_id', ids);
  }

  #associations(end: 'source_id' | 'destination_id', ids: readonly number[]): readonly Association[] {
    return this.#inIds(
      `SELECT source_id AS source, destination_id AS destination, type FROM lineage_associations WHERE ${end} IN ids ORDER BY id`,
      ids,
    ) as unknown as Association[];
  }

  #inIds(select: string, ids: readonly number[]): readonly unknown[] {
    return this.#database.prepare(`WITH ids AS (SELECT value FROM json_each(?)) ${select}`).all(JSON.stringify(ids));
  }
}

export function toEntity(row: EntityRow): LineageEntity {
  return {
    id: row.id,
    arn: row.arn,
    lineageType: row.lineage_type as LineageType,
    type: row.type,
    name: row.name,
    sourceUri: row.source_uri,
    sourceSha256: row.source_sha256,
    status: row.status,
    properties: JSON.parse(row.properties) as Record<string, string>,
    detail: JSON.parse(row.detail) as LineageEntity['detail'],
    createdAt: row.created_at,
    modifiedAt: row.modified_at,
  };
}
