import { formatUsd } from './format';
import type { Price } from './price';
import type { Workspace } from './workspace';

/** The launch button's words: where, and at what price at most. `price` is null until it is known. */
export function launchLabel({ kind, accountId, region }: Workspace, price: Price | null): string {
  if (kind === 'local') return 'Launch on local workspace · no charge';
  return `Launch in ${accountId}, ${region} · ${price === null ? 'price not known yet' : priceText(price)}`;
}

/** "up to $4.20", "no charge", or that it is not known. */
export function priceText({ maximumUsd }: Pick<Price, 'maximumUsd'>): string {
  if (maximumUsd === null) return 'price not known';
  return maximumUsd === 0 ? 'no charge' : `up to ${formatUsd(maximumUsd)}`;
}
