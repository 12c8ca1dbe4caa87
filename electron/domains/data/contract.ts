import type { CommandOutput, StreamItem } from '../../../shared/contract';
import type { Result } from '../../../shared/errors/result';
import type { FileUpload } from '../../../shared/model/code/upload';
import type { RowFormat } from '../../../shared/model/row-format';
import type { ResultStream } from '../result-stream';
import type { Scope } from '../scope';

/** Where data comes from. Whoever calls has turned a window's token into the path it stands for. */
export type DataOrigin =
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'object'; readonly s3Uri: string }
  | { readonly kind: 'sample'; readonly name: string };

export type Sample = CommandOutput<'data.samples'>[number];
export type DataPreviewResult = CommandOutput<'data.preview'>;
export type DataListing = CommandOutput<'data.list'>;
export type UploadItem = StreamItem<'data.upload'>;
export type DownloadItem = StreamItem<'data.download'>;

export interface DataDomain {
  samples(): Promise<Result<readonly Sample[]>>;
  /** Reads a CSV or JSONL file and says what is wrong with it, with line numbers. Its rows are labelled texts unless said otherwise. */
  preview(scope: Scope, origin: DataOrigin, format?: RowFormat): Promise<Result<DataPreviewResult>>;
  /** The upload of a file or sample for other hands; null for an object, which is in S3 already. Nothing is uploaded. */
  planUpload(scope: Scope, origin: DataOrigin, s3Uri: string): Promise<Result<FileUpload | null>>;
  /** Objects under an s3:// prefix; null: the whole default bucket. */
  list(scope: Scope, prefix: string | null): Promise<Result<DataListing>>;
  /** To `key` in the workspace's default bucket; `done` after size and checksum were read back. */
  upload(scope: Scope, origin: DataOrigin, key: string, signal: AbortSignal): ResultStream<UploadItem>;
  /** To the file `path`, which appears only when it is complete and its checksum agrees. */
  download(scope: Scope, s3Uri: string, path: string, signal: AbortSignal): ResultStream<DownloadItem>;
}
