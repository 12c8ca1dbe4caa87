import { type Scope, scopeOf } from '../scope';
import type { Link } from './link';

/** The scope of a workspace whose clients are at hand: it was reached, so it is known. */
export function reachedScope(link: Link): Scope {
  if (!link.workspace) throw new Error('A workspace was called before it was reached.');
  return scopeOf(link.workspace);
}
