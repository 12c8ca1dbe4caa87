import { type Database, inTransaction } from '../../storage/database';
import { addTags } from '../add-tags';
import { readPage, whenGiven } from '../page-query';
import type { PageTokens } from '../page-tokens';
import type { Tag } from '../training-job-request';

/** A model or an endpoint configuration as it is kept: it never changes. Time in ms since the epoch. */
export interface NamedResource<Content> {
  readonly id: number;
  readonly name: string;
  readonly arn: string;
  readonly content: Content;
  readonly createdAt: number;
}

/** The members ListModels and ListEndpointConfigs have in common; validated, times as Date. */
export interface ListNamedRequest {
  readonly NextToken?: string;
  readonly MaxResults?: number;
  readonly NameContains?: string;
  readonly CreationTimeAfter?: Date;
  readonly CreationTimeBefore?: Date;
  readonly SortBy?: 'Name' | 'CreationTime';
  readonly SortOrder?: 'Ascending' | 'Descending';
}

/** What the service gives when MaxResults is not said. */
const DEFAULT_PAGE = 10;

interface NamedRow {
  readonly id: number;
  readonly name: string;
  readonly arn: string;
  readonly content: string;
  readonly created_at: number;
}

/** Resources of one kind that are made, read and deleted, but not changed. Every write is on disk when its call returns. */
export class NamedStore<Content> {
  readonly #database: Database;
  readonly #table: 'models' | 'endpoint_configs';

  constructor(database: Database, table: 'models' | 'endpoint_configs') {
    this.#database = database;
    this.#table = table;
  }

  /** Adds one with its tags; false when its name or ARN is taken. */
  insert(name: string, arn: string, content: Content, tags: readonly Tag[], at: number): boolean {
    return inTransaction(this.#database, () => {
      const added = this.#database
        .prepare(
          `INSERT INTO ${this.#table} (name, arn, content, created_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING`,
        )
        .run(name, arn, JSON.stringify(content), at);
      if (added.changes === 0) return false;
      addTags(this.#database, arn, tags);
      return true;
    });
  }

  find(name: string): NamedResource<Content> | null {
    return this.#one('name', name);
  }

  knows(arn: string): boolean {
    return this.#one('arn', arn) !== null;
  }

  /** Forgets one and its tags. */
  delete({ id, arn }: NamedResource<Content>): void {
    inTransaction(this.#database, () => {
      this.#database.prepare('DELETE FROM tags WHERE arn = ?').run(arn);
      this.#database.prepare(`DELETE FROM ${this.#table} WHERE id = ?`).run(id);
    });
  }

  /** One page, newest first unless asked otherwise. */
  list(operation: string, request: ListNamedRequest, tokens: PageTokens) {
    const { NextToken, MaxResults, ...question } = request;
    const { rows, token } = readPage<NamedRow>(this.#database, tokens, {
      from: this.#table,
      conditions: [
        ...whenGiven('created_at > ?', request.CreationTimeAfter),
        ...whenGiven('created_at < ?', request.CreationTimeBefore),
        ...whenGiven('instr(name, ?) > 0', request.NameContains),
      ],
      column: request.SortBy === 'Name' ? 'name' : 'created_at',
      descending: request.SortOrder !== 'Ascending',
      size: MaxResults ?? DEFAULT_PAGE,
      question: [operation, question],
      token: NextToken,
    });
    return { resources: rows.map((row) => this.#resource(row)), token };
  }

  #one(column: 'name' | 'arn', value: string): NamedResource<Content> | null {
    const row = this.#database.prepare(`SELECT * FROM ${this.#table} WHERE ${column} = ?`).get(value);
    return row === undefined ? null : this.#resource(row as unknown as NamedRow);
  }

  #resource(row: NamedRow): NamedResource<Content> {
    return {
      id: row.id,
      name: row.name,
      arn: row.arn,
      content: JSON.parse(row.content) as Content,
      createdAt: row.created_at,
    };
  }
}
