import { createHash } from 'node:crypto';
import type { PreparationOptions } from '../../../shared/model/dataset/preparation';

/** A source as it counts for a version: where it lies below what was imported, and what is in it. */
interface SourceDigest {
  readonly file: string;
  /** SHA-256, hexadecimal. */
  readonly sha256: string;
}

/**
 * The version an import is: the first 12 hexadecimal digits of a SHA-256 over its sources and options. Neither the order
 * of the sources nor that of the options' keys counts.
 */
export function versionOf(sources: readonly SourceDigest[], options: PreparationOptions): string {
  const hash = createHash('sha256');
  for (const { file, sha256 } of sources.toSorted((a, b) => (a.file < b.file ? -1 : 1))) {
    hash.update(JSON.stringify([file, sha256]));
  }
  hash.update(JSON.stringify(sorted(options)));
  return hash.digest('hex').slice(0, 12);
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
