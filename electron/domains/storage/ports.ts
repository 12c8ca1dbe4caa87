import type { Instant } from '../../../shared/model/time';

/** What the offline store holds and how large it is. Rejects with CodedError as every part of the store. */
export interface StorageStore {
  /** Bytes in use, and how long the file is; freed pages are used again before the file grows. */
  size(): Promise<{ readonly bytes: number; readonly fileBytes: number }>;
  /** Logs with lines, the one that ended first before the others; `bytes` is estimated from its first lines. */
  logs(
    workspaceId: string,
  ): Promise<
    readonly { readonly key: string; readonly lines: number; readonly bytes: number; readonly newestAt: Instant }[]
  >;
  /** Removes lines, search index and curves of a log; its job stays. */
  forget(workspaceId: string, key: string): Promise<void>;
  /** Gives freed pages back to the disk; does nothing while another process uses the store. */
  compact(): Promise<void>;
}

/** How large folders of this machine are. */
export interface Folders {
  /** Bytes of all files below; what cannot be read, or went meanwhile, counts nothing. */
  size(path: string): Promise<number>;
}
