import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { AwsError } from '../gateway/service';
import type { Database } from '../storage/database';

/** Where the next page begins: the sort value and the id of the last row given. */
export interface PagePosition {
  readonly value: string | number;
  readonly id: number;
}

/**
 * Opaque page tokens that this workspace signs, so that a token is one it gave out and is used with
 * the question it was given for. The key lives in the database: tokens outlive the daemon.
 */
export class PageTokens {
  readonly #key: Uint8Array;

  constructor(database: Database) {
    const row = database.prepare('SELECT key FROM page_token_key').get() as { readonly key: Uint8Array };
    this.#key = row.key;
  }

  /** `question` is whatever must stay the same from page to page: operation, filters, order. */
  write(question: unknown, position: PagePosition): string {
    const body = Buffer.from(JSON.stringify([position.value, position.id]));
    return `${body.toString('base64url')}.${this.#sign(question, body).toString('base64url')}`;
  }

  /** Throws ValidationException when the token is not one of ours or belongs to another question. */
  read(question: unknown, token: string): PagePosition {
    const [encoded = '', signature = ''] = token.split('.');
    const body = Buffer.from(encoded, 'base64url');
    const expected = this.#sign(question, body);
    const given = Buffer.from(signature, 'base64url');
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
      throw new AwsError(
        'ValidationException',
        'Invalid pagination token: it was not returned by this request with these filters and this order.',
      );
    }
    const [value, id] = JSON.parse(body.toString()) as [string | number, number];
    return { value, id };
  }

  #sign(question: unknown, body: Uint8Array): Buffer {
    const digest = createHash('sha256').update(JSON.stringify(question)).digest();
    return createHmac('sha256', this.#key).update(digest).update(body).digest().subarray(0, 16);
  }
}
