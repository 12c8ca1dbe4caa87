import { type Database, inTransaction } from '../../storage/database';
import { addTags } from '../add-tags';
import type { Tag } from '../training-job-request';
import type { DeploymentConfigRequest } from './deployment/deployment-config';
import type { Endpoint, EndpointChange, EndpointStatus, FleetPlan } from './endpoint';

export interface EndpointRow {
  readonly id: number;
  readonly name: string;
  readonly arn: string;
  readonly status: string;
  readonly failure_reason: string | null;
  readonly config_name: string;
  readonly live: string | null;
  readonly change: string | null;
  readonly last_deployment: string | null;
  readonly created_at: number;
  readonly modified_at: number;
}

/** A step of an endpoint. What is absent stays as it is. */
export type EndpointUpdate = Partial<
  Pick<Endpoint, 'status' | 'failureReason' | 'live' | 'configName' | 'change' | 'lastDeployment'>
>;

/** The endpoints in local.db. Every write is on disk when its call returns. */
export class EndpointStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Adds an endpoint that is being created, with its tags; null when its name or ARN is taken. */
  insert(
    endpoint: Pick<Endpoint, 'name' | 'arn' | 'configName' | 'change' | 'lastDeployment'>,
    tags: readonly Tag[],
    at: number,
  ): Endpoint | null {
    return inTransaction(this.#database, () => {
      const added = this.#database
        .prepare(`INSERT INTO endpoints (name, arn, status, config_name, change, last_deployment, created_at, modified_at)
          VALUES (?, ?, 'Creating', ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`)
        .run(
          endpoint.name,
          endpoint.arn,
          endpoint.configName,
          json(endpoint.change),
          json(endpoint.lastDeployment),
          at,
          at,
        );
      if (added.changes === 0) return null;
      addTags(this.#database, endpoint.arn, tags);
      return this.find(endpoint.name);
    });
  }

  find(name: string): Endpoint | null {
    return this.#one('name', name);
  }

  knows(arn: string): boolean {
    return this.#one('arn', arn) !== null;
  }

  /** All of them, oldest first. */
  all(): readonly Endpoint[] {
    const rows = this.#database.prepare('SELECT * FROM endpoints ORDER BY id').all();
    return (rows as unknown as EndpointRow[]).map(toEndpoint);
  }

  /**
   * Moves an endpoint on and gives it as it is then. Its time of modification grows with every change, whatever
   * the clock does: clients tell by it whether an update was taken. `also` belongs to the same transaction.
   */
  change(endpoint: Endpoint, update: EndpointUpdate, at: number, also: () => void = () => undefined): Endpoint {
    const next: Endpoint = { ...endpoint, ...update, modifiedAt: Math.max(at, endpoint.modifiedAt + 1) };
    inTransaction(this.#database, () => {
      this.#database
        .prepare(`UPDATE endpoints SET status = ?, failure_reason = ?, config_name = ?, live = ?, change = ?,
          last_deployment = ?, modified_at = ? WHERE id = ?`)
        .run(
          next.status,
          next.failureReason,
          next.configName,
          json(next.live),
          json(next.change),
          json(next.lastDeployment),
          next.modifiedAt,
          next.id,
        );
      also();
    });
    return next;
  }

  /** Forgets an endpoint and its tags. */
  delete({ id, arn }: Endpoint): void {
    inTransaction(this.#database, () => {
      this.#database.prepare('DELETE FROM tags WHERE arn = ?').run(arn);
      this.#database.prepare('DELETE FROM endpoints WHERE id = ?').run(id);
    });
  }

  #one(column: 'name' | 'arn', value: string): Endpoint | null {
    const row = this.#database.prepare(`SELECT * FROM endpoints WHERE ${column} = ?`).get(value);
    return row === undefined ? null : toEndpoint(row as unknown as EndpointRow);
  }
}

function json(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}

function parsed<T>(text: string | null): T | null {
  return text === null ? null : (JSON.parse(text) as T);
}

function toEndpoint(row: EndpointRow): Endpoint {
  return {
    id: row.id,
    name: row.name,
    arn: row.arn,
    status: row.status as EndpointStatus,
    failureReason: row.failure_reason,
    configName: row.config_name,
    live: parsed<FleetPlan>(row.live),
    change: parsed<EndpointChange>(row.change),
    lastDeployment: parsed<DeploymentConfigRequest>(row.last_deployment),
    createdAt: row.created_at,
    modifiedAt: row.modified_at,
  };
}
