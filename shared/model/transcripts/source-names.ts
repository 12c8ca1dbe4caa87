import type { PreparationOptions } from '../dataset/preparation';

/** What a name of the source becomes: another one, nothing (its lines are dropped), or what the rules make of it. */
type Mapped =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'drop' }
  | { readonly kind: 'unmapped' };

/** A mapping of the options, compared without case. */
export class NameMapping {
  private readonly names: ReadonlyMap<string, string | null>;

  constructor(mapping: PreparationOptions['speakers']) {
    this.names = new Map(Object.entries(mapping).map(([from, to]) => [from.trim().toLowerCase(), to]));
  }

  /** What the first of `names` that is mapped becomes. */
  of(...names: readonly (string | null)[]): Mapped {
    for (const name of names) {
      const to = name === null ? undefined : this.names.get(name.trim().toLowerCase());
      if (to !== undefined) return to === null ? { kind: 'drop' } : { kind: 'name', name: to };
    }
    return { kind: 'unmapped' };
  }
}

/** Counts of names as they stand in the source, before any mapping: what a person maps by hand. */
export class NameCounts {
  private readonly counts = new Map<string, { readonly name: string; count: number }>();

  add(name: string): void {
    const entry = this.counts.get(name.toLowerCase());
    if (entry) entry.count++;
    else this.counts.set(name.toLowerCase(), { name, count: 1 });
  }

  /** The most frequent first. */
  list(): readonly { readonly name: string; readonly count: number }[] {
    return [...this.counts.values()].sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
  }
}
