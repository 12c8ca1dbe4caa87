import type { Result } from '../../../shared/errors/result';
import type { DialogueRecord } from '../../../shared/model/dataset/dialogue-record';
import type { ThemedLine, ThemeName } from '../../../shared/model/insights/themes';
import type { Fetched, Instant } from '../../../shared/model/time';
import type { TrainingJob } from '../../../shared/model/training-job';
import type { OneVersion, RecordPage, RecordQuery } from '../datasets/contract';
import type { Scope } from '../scope';

/** The lines of data sets: asking for one puts all of a version into the store. */
export interface DatasetRecords {
  records(scope: Scope, one: OneVersion, query: RecordQuery): Promise<Result<RecordPage>>;
}

export interface TrainingJobs {
  show(scope: Scope, name: string): Promise<Result<Fetched<TrainingJob>>>;
}

export interface LineQuery {
  readonly theme: ThemeName;
  /** Null: any. */
  readonly episode: string | null;
  readonly scene: string | null;
  readonly speaker: string | null;
  readonly count: number;
}

export interface ThemeLines {
  readonly total: number;
  readonly lines: readonly { readonly record: DialogueRecord; readonly themed: ThemedLine }[];
}

/** Drawings as pixels. */
export interface SvgPictures {
  /** Two pixels a unit. Text is drawn in one font, whatever the drawing asks for. */
  png(svg: string): Promise<Uint8Array>;
}

/** Insights as last read. `subject`: `<dataset>@<version>`, or `job/<name>`. Rejects with CodedError. */
export interface InsightStore {
  load(
    workspaceId: string,
    subject: string,
    what: string,
  ): Promise<{ readonly json: string; readonly fetchedAt: Instant } | null>;
  save(workspaceId: string, subject: string, what: string, json: string, fetchedAt: Instant): Promise<void>;
  /** The whole themed lines of a subject, by a number; null while they are not all here or are others than `etag`. */
  lines(workspaceId: string, subject: string, etag: string | null): Promise<number | null>;
  /** Begins to take lines in; they are seen when `endLines` was called. */
  beginLines(workspaceId: string, subject: string, etag: string, at: Instant): Promise<number>;
  addLines(id: number, lines: readonly ThemedLine[]): Promise<void>;
  /** They are complete: older and incomplete ones of the subject go. */
  endLines(id: number): Promise<void>;
  /** What was begun and broke off. */
  dropLines(id: number): Promise<void>;
  /** Themed lines joined with the newest kept records of the version; those that carry the theme most first. */
  themeLines(id: number, workspaceId: string, one: OneVersion, query: LineQuery): Promise<ThemeLines>;
}
