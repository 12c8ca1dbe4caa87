import type { Result } from '../../../shared/errors/result';
import type { KeptPrices } from '../../../shared/model/kept-prices';

/** Prices asked of AWS earlier, kept in the home. */
export interface PriceFile {
  /** What cannot be read counts as never asked. */
  read(): Promise<KeptPrices | null>;
  write(kept: KeptPrices): Promise<Result<null>>;
}
