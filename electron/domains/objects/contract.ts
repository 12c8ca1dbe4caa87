import type { CommandOutput, StreamItem } from '../../../shared/contract';
import type { Confirmation } from '../../../shared/contract/scope';
import type { Result } from '../../../shared/errors/result';
import type {
  BucketList,
  ObjectPage,
  ObjectPreview,
  ObjectSelection,
  UnfinishedUpload,
} from '../../../shared/model/bucket-objects';
import type { ResultStream } from '../result-stream';
import type { Scope } from '../scope';

export type UploadItem = StreamItem<'objects.upload'>;
export type DownloadItem = StreamItem<'objects.download'>;
export type DeletePlan = CommandOutput<'objects.deletePlan'>;

/** Buckets and objects as files and folders: looked through, put there, fetched, deleted. */
export interface ObjectsDomain {
  /** What was kept of the last time when nobody can be asked. */
  buckets(scope: Scope): Promise<Result<BucketList>>;
  /** Directly below a prefix, a page at a time; the first page is kept for when nobody can be asked. */
  browse(scope: Scope, bucket: string, prefix: string, token: string | null): Promise<Result<ObjectPage>>;
  preview(scope: Scope, s3Uri: string): Promise<Result<ObjectPreview>>;
  deletePlan(scope: Scope, selection: ObjectSelection): Promise<Result<DeletePlan>>;
  /** `confirmed.target` is `deletionTarget(selection)`. */
  delete(
    scope: Scope,
    selection: ObjectSelection,
    confirmed: Confirmation,
  ): Promise<Result<{ readonly objects: number }>>;
  uploads(scope: Scope, bucket: string): Promise<Result<readonly UnfinishedUpload[]>>;
  /** `confirmed.target` is `s3Uri`. */
  abortUpload(
    scope: Scope,
    s3Uri: string,
    uploadId: string,
    confirmed: Confirmation,
  ): Promise<Result<Record<never, never>>>;
  /** Files, and folders with what is in them, to the prefix. Cancelled or cut off, a large one can be resumed. */
  upload(
    scope: Scope,
    bucket: string,
    prefix: string,
    paths: readonly string[],
    signal: AbortSignal,
  ): ResultStream<UploadItem>;
  resume(scope: Scope, s3Uri: string, uploadId: string, signal: AbortSignal): ResultStream<UploadItem>;
  /** To `folder`; half a file of an earlier attempt is gone on with. */
  download(scope: Scope, selection: ObjectSelection, folder: string, signal: AbortSignal): ResultStream<DownloadItem>;
}
