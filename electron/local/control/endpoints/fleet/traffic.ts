import type { VariantPlan } from '../endpoint';
import type { Fleet } from './fleet';
import type { PooledInstance } from './pooled-instance';

/** A number in [0, 1), as Math.random gives it; a test gives its own. */
export type Random = () => number;

/** Where one request goes. `instance` is null when the variant that was drawn has none that takes requests. */
export interface Target {
  readonly fleet: Fleet;
  readonly variant: VariantPlan;
  readonly instance: PooledInstance | null;
}

/** Who serves an endpoint: one fleet, and during a deployment the new one with its share of the requests. */
export class Traffic {
  live: Fleet | null;
  next: Fleet | null = null;
  /** Of all requests, the part `next` gets: 0 to 1. */
  share = 0;

  constructor(live: Fleet | null) {
    this.live = live;
  }

  /**
   * Draws fleet, then variant by weight, then an instance by turns. With `targetVariant` the variant is given and
   * its weight of no account. Null when no fleet has such a variant, or none has a weight.
   */
  draw(random: Random, targetVariant: string | null): Target | null {
    const fleets = [
      { fleet: this.next, share: this.share },
      { fleet: this.live, share: 1 - this.share },
    ].flatMap(({ fleet, share }) =>
      fleet !== null && share > 0 && candidates(fleet, targetVariant).length > 0 ? [{ fleet, weight: share }] : [],
    );
    const drawn = byWeight(fleets, random);
    if (drawn === null) return null;
    const { fleet } = drawn;
    const options = candidates(fleet, targetVariant);
    const variant = targetVariant === null ? byWeight(options, random) : (options[0] ?? null);
    if (variant === null) return null;
    return { fleet, variant, instance: fleet.pool(variant.name)?.pick() ?? null };
  }
}

function candidates({ plan }: Fleet, targetVariant: string | null): readonly VariantPlan[] {
  return targetVariant === null
    ? plan.variants.filter(({ weight }) => weight > 0)
    : plan.variants.filter(({ name }) => name === targetVariant);
}

/** One of the options, each as likely as its weight among all weights. */
function byWeight<T extends { readonly weight: number }>(options: readonly T[], random: Random): T | null {
  const total = options.reduce((sum, { weight }) => sum + weight, 0);
  let left = random() * total;
  for (const option of options) {
    left -= option.weight;
    if (left < 0) return option;
  }
  return options.at(-1) ?? null;
}
