import type { z } from 'zod';
import type { datasetCommands, datasetStreams } from '../../../shared/contract/datasets';
import type { Confirmation } from '../../../shared/contract/scope';
import type { Result } from '../../../shared/errors/result';
import type { PlannedJob } from '../../../shared/model/code/planned-job';
import type { DatasetDetail } from '../../../shared/model/dataset/dataset';
import type { DatasetDifference } from '../../../shared/model/dataset/dataset-difference';
import type { PreparationOptions } from '../../../shared/model/dataset/preparation';
import type { Fetched } from '../../../shared/model/time';
import type { ResultStream } from '../result-stream';
import type { Scope } from '../scope';

/** Transcripts to import. Whoever calls has turned a window's tokens into the paths of files and folders. */
export type TranscriptOrigin =
  | { readonly kind: 'paths'; readonly paths: readonly string[] }
  | { readonly kind: 'sample' };

export type DatasetList = z.output<(typeof datasetCommands)['datasets.list']['output']>;
export type DatasetListNews = z.output<(typeof datasetStreams)['datasets.watchList']['item']>;
export type ImportItem = z.output<(typeof datasetStreams)['datasets.import']['item']>;
export type TranscriptPreviews = z.output<(typeof datasetCommands)['datasets.preview']['output']>;
export type RecordPage = z.output<(typeof datasetCommands)['datasets.records']['output']>;
type SampleAbout = z.output<(typeof datasetCommands)['datasets.sample']['output']>;
export type SpeakerFigures = z.output<(typeof datasetCommands)['datasets.speakers']['output']>;

/** Which lines of a data set are wanted: everything null and an empty query mean all of them. */
export interface RecordQuery {
  readonly query: string;
  readonly speaker: string | null;
  readonly episode: string | null;
  readonly location: string | null;
  readonly scene: string | null;
  /** Matching lines left out at the beginning. */
  readonly from: number;
  readonly count: number;
}

export interface OneVersion {
  readonly dataset: string;
  readonly version: string;
}

/** Data sets made of transcripts, and their versions. */
export interface DatasetsDomain {
  /** Last seen, newest first, at once from the store. */
  list(scope: Scope): Promise<Result<DatasetList>>;
  /** The list read from the service now; the stored one where that cannot be reached. */
  refresh(scope: Scope): Promise<Result<DatasetListNews>>;
  watchList(scope: Scope, signal: AbortSignal): ResultStream<DatasetListNews>;
  show(scope: Scope, one: OneVersion): Promise<Result<Fetched<DatasetDetail>>>;
  /** What the sample transcripts are. */
  sample(): Promise<Result<SampleAbout>>;
  /** What the beginning of each file was recognised as; nothing is uploaded. */
  preview(scope: Scope, origin: TranscriptOrigin, options: PreparationOptions): Promise<Result<TranscriptPreviews>>;
  /** What `import` would start now, for other hands; nothing is uploaded and nothing started. */
  plan(
    scope: Scope,
    request: {
      readonly dataset: string;
      readonly origin: TranscriptOrigin;
      readonly options: PreparationOptions;
    },
  ): Promise<Result<PlannedJob>>;
  /** Confirmed with the data set's name as target. An import that is there is only named; one that failed is prepared again. */
  import(
    scope: Scope,
    request: {
      readonly dataset: string;
      readonly origin: TranscriptOrigin;
      readonly options: PreparationOptions;
      readonly confirmed: Confirmation;
    },
    signal: AbortSignal,
  ): ResultStream<ImportItem>;
  difference(scope: Scope, dataset: string, from: string, to: string): Promise<Result<DatasetDifference>>;
  /** Confirmed with `<name>@<version>` as target. Resolves when nothing of it is there any more. */
  delete(scope: Scope, one: OneVersion, confirmed: Confirmation): Promise<Result<{ readonly objects: number }>>;
  /** Lines in the order of the story. The first call downloads them into the store. */
  records(scope: Scope, one: OneVersion, query: RecordQuery): Promise<Result<RecordPage>>;
  speakers(scope: Scope, one: OneVersion): Promise<Result<SpeakerFigures>>;
}
