import type { Result } from '../../../shared/errors/result';
import type { Alarm, AlarmSpec } from '../../../shared/model/alarm';
import type { Promotion, PromotionCall, PromotionSample } from '../../../shared/model/promotion';

/** CloudWatch metric alarms. */
export interface AlarmService {
  put(alarm: AlarmSpec): Promise<Result<null>>;
  /** Those of the names that exist, in no order. */
  describe(names: readonly string[]): Promise<Result<readonly Alarm[]>>;
  /** Whose names begin so. */
  find(prefix: string): Promise<Result<readonly Alarm[]>>;
  delete(names: readonly string[]): Promise<Result<null>>;
}

/**
 * Promotions and their flight recorders. What `save` acknowledged is on disk: a promotion is carried
 * on from it. Rejects with CodedError as every part of the store.
 */
export interface PromotionStore {
  save(workspaceId: string, promotion: Promotion): Promise<void>;
  load(workspaceId: string, id: string): Promise<Promotion | null>;
  /** Newest first; of one endpoint, or of all. */
  list(workspaceId: string, endpoint: string | null): Promise<readonly Promotion[]>;
  /** Those that have not ended, oldest first. */
  unfinished(workspaceId: string): Promise<readonly Promotion[]>;
  /**
   * Takes or renews the right to drive a promotion until a moment, in ms of the machine's uptime; false while
   * another process has it. One driver at a time: two would send what only one may.
   */
  lease(id: string, owner: string, now: number, until: number): Promise<boolean>;
  release(id: string, owner: string): Promise<void>;
  addCall(id: string, call: PromotionCall): Promise<void>;
  addSample(id: string, sample: PromotionSample): Promise<void>;
  /** From the given position on, oldest first; positions count from 0. */
  calls(id: string, from: number): Promise<readonly PromotionCall[]>;
  samples(id: string, from: number): Promise<readonly PromotionSample[]>;
}
