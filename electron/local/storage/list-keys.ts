import type { Database } from './database';
import { type ObjectRecord, objectRecord } from './object-record';

export interface KeyQuery {
  readonly bucket: string;
  readonly prefix: string;
  /** Keys with this text after the prefix are rolled up to it; empty for none. */
  readonly delimiter: string;
  /** Only what sorts after this key or common prefix; empty for the beginning. */
  readonly after: string;
  readonly limit: number;
}

export interface KeyPage {
  readonly objects: readonly ObjectRecord[];
  readonly prefixes: readonly string[];
  /** Where the next page continues: the last key or common prefix given; null at the end. */
  readonly next: string | null;
}

/** One page of a listing in UTF-8 byte order, objects and common prefixes counted together. */
export function listKeys(database: Database, query: KeyQuery): KeyPage {
  const { bucket, prefix, delimiter, limit } = query;
  const statement = database.prepare(
    `SELECT * FROM objects WHERE bucket = ? AND key >= ? AND key > ? AND (? IS NULL OR key < ?) ORDER BY key LIMIT ?`,
  );
  const end = successor(prefix);
  const objects: ObjectRecord[] = [];
  const prefixes: string[] = [];
  // A page may continue after a common prefix: then everything under that prefix was given already.
  const cutOfAfter =
    delimiter === '' || !query.after.startsWith(prefix) ? -1 : query.after.indexOf(delimiter, prefix.length);
  const rolledUp = cutOfAfter >= 0 && cutOfAfter + delimiter.length === query.after.length;
  let from = rolledUp ? successor(query.after) : prefix;
  let after = rolledUp ? '' : query.after;
  let last = '';
  while (from !== null) {
    const room = limit - objects.length - prefixes.length;
    const rows = statement.all(bucket, from, after, end, end, delimiter === '' ? room + 1 : 1).map(objectRecord);
    if (rows.length === 0) return { objects, prefixes, next: null };
    if (room === 0) return { objects, prefixes, next: limit === 0 ? null : last };
    for (const record of rows.slice(0, room)) {
      const cut = delimiter === '' ? -1 : record.key.indexOf(delimiter, prefix.length);
      if (cut < 0) {
        objects.push(record);
        last = record.key;
        after = record.key;
      } else {
        last = record.key.slice(0, cut + delimiter.length);
        prefixes.push(last);
        from = successor(last);
      }
    }
  }
  return { objects, prefixes, next: null };
}

/** The first text in code point order after every text that starts with `text`; null when there is none. */
export function successor(text: string): string | null {
  const points = Array.from(text);
  while (points.length > 0) {
    const point = points.pop()?.codePointAt(0) ?? 0;
    // Surrogates are no characters of their own and cannot be stored as UTF-8.
    if (point < 0x10ffff) return points.join('') + String.fromCodePoint(point === 0xd7ff ? 0xe000 : point + 1);
  }
  return null;
}
