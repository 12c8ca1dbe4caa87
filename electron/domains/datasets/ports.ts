import type { Result } from '../../../shared/errors/result';
import type { DatasetDetail, DatasetVersionSummary } from '../../../shared/model/dataset/dataset';
import type { DatasetDifference } from '../../../shared/model/dataset/dataset-difference';
import type { DialogueRecord } from '../../../shared/model/dataset/dialogue-record';
import type { Fetched, Instant } from '../../../shared/model/time';
import type { RecordQuery } from './contract';

/** Finds files of this machine. */
export interface SourceFiles {
  /**
   * A file itself, or every file below a folder; hidden files and symbolic links are skipped. `file` is the name or
   * the path below the folder, with slashes, in order. `limit`: how many are looked for at most, and one more.
   */
  find(path: string, limit: number): Promise<Result<readonly FoundFile[]>>;
  /** SHA-256 of the content, hexadecimal. */
  sha256(path: string, signal: AbortSignal): Promise<Result<string>>;
}

export interface FoundFile {
  readonly file: string;
  readonly path: string;
  readonly bytes: number;
}

/** What two sets of lines have and have not in common. */
export type RecordDifference = Pick<
  DatasetDifference,
  'added' | 'removed' | 'kept' | 'movedSplit' | 'speakers' | 'locations' | 'addedSample' | 'removedSample'
>;

/** A line as far as figures about speakers need it. */
export type SpokenLine = Pick<DialogueRecord, 'speaker' | 'scene' | 'episode' | 'text'>;

/** Data sets as last seen, and the lines of those that were opened. Rejects with CodedError as every part of the store. */
export interface DatasetStore {
  list(workspaceId: string): Promise<{
    readonly versions: readonly DatasetVersionSummary[];
    readonly fetchedAt: Instant | null;
  }>;
  saveList(workspaceId: string, versions: readonly DatasetVersionSummary[], fetchedAt: Instant): Promise<void>;
  show(workspaceId: string, dataset: string, version: string): Promise<Fetched<DatasetDetail> | null>;
  saveDetail(workspaceId: string, detail: DatasetDetail, fetchedAt: Instant): Promise<void>;
  /** The version with its lines. */
  remove(workspaceId: string, dataset: string, version: string): Promise<void>;
  /** The whole lines of a version, by a number; null while they are not all here or are others than `sha256`. */
  lines(
    workspaceId: string,
    dataset: string,
    version: string,
    sha256: string | null,
  ): Promise<{ readonly id: number; readonly total: number; readonly fetchedAt: Instant } | null>;
  /** Begins to take lines in; they are seen when `endLines` was called. */
  beginLines(workspaceId: string, dataset: string, version: string, sha256: string, at: Instant): Promise<number>;
  /** The next ones, in their order. */
  addLines(id: number, from: number, records: readonly DialogueRecord[]): Promise<void>;
  /** They are complete: older and incomplete ones of the version go. */
  endLines(id: number): Promise<void>;
  /** What was begun and broke off. */
  dropLines(id: number): Promise<void>;
  records(
    id: number,
    query: RecordQuery,
  ): Promise<{ readonly total: number; readonly records: readonly DialogueRecord[] }>;
  /** `count` lines from position `from`, 0 being the first. */
  spoken(id: number, from: number, count: number): Promise<readonly SpokenLine[]>;
  difference(from: number, to: number, samples: number): Promise<RecordDifference>;
}
