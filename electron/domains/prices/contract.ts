import type { CommandOutput } from '../../../shared/contract';
import type { Result } from '../../../shared/errors/result';
import type { BillScope } from '../../../shared/model/job-bill';
import type { PriceList } from '../../../shared/model/price-list';
import type { Scope } from '../scope';

export type RegionPrices = CommandOutput<'prices.show'>;

export interface PricesDomain {
  show(scope: Scope): Promise<Result<RegionPrices>>;
  /** Asks AWS; what it does not name stays as it was. */
  refresh(scope: Scope): Promise<Result<RegionPrices>>;
}

/** For other domains: every price known, and the scope they are looked up in, with what is known of instance types. */
export interface PriceBook {
  current(): Promise<PriceList>;
  scope(region: string): Promise<BillScope>;
}
