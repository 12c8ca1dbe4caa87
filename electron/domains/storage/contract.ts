import type { CommandOutput } from '../../../shared/contract';
import type { Confirmation } from '../../../shared/contract/scope';
import type { Result } from '../../../shared/errors/result';
import type { Scope } from '../scope';

type StorageUsage = CommandOutput<'storage.usage'>;

/** What Upside keeps on this machine. */
export interface StorageDomain {
  usage(scope: Scope): Promise<Result<StorageUsage>>;
  /** Removes logs from the offline store and nowhere else, oldest first; those of runs that go on are refused. */
  forget(
    scope: Scope,
    keys: readonly string[],
    confirmed: Confirmation,
  ): Promise<Result<{ readonly logs: number; readonly bytes: number }>>;
  /** How full the store is, quickly. */
  storeBytes(): Promise<number>;
}
