import type { CommandOutput, StreamItem } from '../../../shared/contract';
import type { Confirmation } from '../../../shared/contract/scope';
import type { Result } from '../../../shared/errors/result';
import type { Flight, Promotion, PromotionRequest } from '../../../shared/model/promotion';
import type { ResultStream } from '../result-stream';
import type { Scope } from '../scope';

export type PlannedPromotion = CommandOutput<'promotions.plan'>;
/** Before it was checked and priced. */
export type BarePlan = Omit<PlannedPromotion, 'checks' | 'price'>;
export type FlightNews = StreamItem<'promotions.watch'>;

/** Moving registry versions to endpoints. "Promoted" is said only of what was read back. */
export interface PromotionsDomain {
  plan(scope: Scope, request: PromotionRequest): Promise<Result<PlannedPromotion>>;
  /** Plans again, writes the promotion down, and carries it out in the background. */
  start(scope: Scope, request: PromotionRequest, confirmed: Confirmation): Promise<Result<{ readonly id: string }>>;
  /** Back to the configuration that was live before the last promotion. */
  planRevert(scope: Scope, endpoint: string): Promise<Result<PlannedPromotion>>;
  revert(scope: Scope, endpoint: string, confirmed: Confirmation): Promise<Result<{ readonly id: string }>>;
  list(scope: Scope, endpoint: string | null): Promise<Result<readonly Promotion[]>>;
  show(scope: Scope, id: string): Promise<Result<Flight>>;
  watch(scope: Scope, id: string, signal: AbortSignal): ResultStream<FlightNews>;
  /** Begins to carry on what no other console drives: promotions of one that was closed or killed. */
  carryOn(): void;
  /** Resolves when nothing is driven here any more; after the console's closing has begun. */
  settled(): Promise<void>;
}
