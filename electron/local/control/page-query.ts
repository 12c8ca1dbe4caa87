import type { Database } from '../storage/database';
import type { PageTokens } from './page-tokens';

/** A condition in SQL and what fills its question marks. */
export type Condition = readonly [text: string, ...parameters: (string | number)[]];

interface PageQuery {
  /** What comes after FROM: a table or a subselect whose rows have an `id`. Written by the caller, never by a client. */
  readonly from: string;
  readonly conditions: readonly Condition[];
  readonly column: string;
  readonly descending: boolean;
  readonly size: number;
  /** Whatever must stay the same from page to page: operation, filters, order. */
  readonly question: unknown;
  readonly token: string | undefined;
}

/**
 * One page of rows in the order of `column` and id, and the token of the next page when there is one. Pages go
 * by the last row given, so rows that come while somebody pages neither repeat nor hide another. Throws
 * ValidationException for a token of another question.
 */
export function readPage<Row>(
  database: Database,
  tokens: PageTokens,
  query: PageQuery,
): { readonly rows: readonly Row[]; readonly token: { readonly NextToken?: string } } {
  const { column, size, question } = query;
  const conditions = [...query.conditions];
  if (query.token !== undefined) {
    const { value, id } = tokens.read(question, query.token);
    conditions.push([`(${column}, id) ${query.descending ? '<' : '>'} (?, ?)`, value, id]);
  }
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.map(([text]) => text).join(' AND ')}`;
  const direction = query.descending ? 'DESC' : 'ASC';
  const rows = database
    .prepare(`SELECT * FROM ${query.from} ${where} ORDER BY ${column} ${direction}, id ${direction} LIMIT ?`)
    .all(...conditions.flatMap(([, ...parameters]) => parameters), size + 1) as Record<string, string | number>[];
  const page = rows.slice(0, size);
  const last = page.at(-1);
  const next =
    rows.length > size && last !== undefined
      ? { NextToken: tokens.write(question, { value: last[column] as string | number, id: Number(last.id) }) }
      : {};
  return { rows: page as Row[], token: next };
}

/** A condition that holds when nothing was asked for; dates are compared as ms since the epoch. */
export function whenGiven(text: string, value: string | Date | undefined): readonly Condition[] {
  if (value === undefined) return [];
  return [[text, value instanceof Date ? value.getTime() : value]];
}
