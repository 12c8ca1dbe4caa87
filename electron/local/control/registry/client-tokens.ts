import { createHash } from 'node:crypto';
import { AwsError } from '../../gateway/service';
import type { Database } from '../../storage/database';

/**
 * ClientToken of one operation: a call that is sent again with its token is answered with the ARN of the first, even
 * when what it made was deleted since, so that a late repetition never makes a second one. Tokens do not expire here.
 */
export class ClientTokens {
  readonly #database: Database;
  readonly #operation: string;

  constructor(database: Database, operation: string) {
    this.#database = database;
    this.#operation = operation;
  }

  /** The ARN an earlier call with this token was answered with, or null. Throws ConflictException when it asked for something else. */
  answered(token: string | undefined, request: unknown): string | null {
    if (token === undefined) return null;
    const row = this.#database
      .prepare('SELECT request_sha256, arn FROM model_package_tokens WHERE token = ? AND operation = ?')
      .get(token, this.#operation) as { readonly request_sha256: string; readonly arn: string } | undefined;
    if (row === undefined) return null;
    if (row.request_sha256 !== digest(request)) {
      throw new AwsError(
        'ConflictException',
        `The ClientToken ${token} was already used for a ${this.#operation} request with other parameters (${row.arn}).`,
      );
    }
    return row.arn;
  }

  /** Remembers an answer; belongs to the transaction of what it answers for. */
  remember(token: string | undefined, request: unknown, arn: string): void {
    if (token === undefined) return;
    this.#database
      .prepare('INSERT INTO model_package_tokens (token, operation, request_sha256, arn) VALUES (?, ?, ?, ?)')
      .run(token, this.#operation, digest(request), arn);
  }
}

/** The same for requests that say the same, in whatever order their members were sent. */
function digest(request: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(ordered(request)))
    .digest('hex');
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([name, member]) => [name, ordered(member)]),
  );
}
