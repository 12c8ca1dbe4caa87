import type { Readable } from 'node:stream';
import type { Result } from '../../../shared/errors/result';
import type { DataObject } from '../../../shared/model/data-object';
import type { Instant } from '../../../shared/model/time';

/** What a file was when its upload began. One that is something else later is not resumed. */
export interface SourceIdentity {
  readonly bytes: number;
  /** Nanoseconds since 1970, decimal. */
  readonly modifiedNanoseconds: string;
}

/** What has to be known to go on with an upload in parts. */
export interface PartedUpload {
  readonly uploadId: string;
  readonly partBytes: number;
  readonly source: SourceIdentity;
}

/** Buckets and objects as a person looks through them, and uploads that survive whoever began them. */
export interface ObjectBrowser {
  buckets(): Promise<Result<readonly { readonly name: string; readonly createdAt: Instant | null }[]>>;
  /** What lies directly below a prefix; `token` is the `next` of the page before. */
  page(
    bucket: string,
    prefix: string,
    token: string | null,
  ): Promise<
    Result<{
      readonly prefixes: readonly string[];
      readonly objects: readonly DataObject[];
      readonly next: string | null;
    }>
  >;
  /** From byte `from` on, of exactly the object with that ETag: `file.changed` when it is another by now. */
  readFrom(s3Uri: string, from: number, etag: string, signal: AbortSignal): Promise<Result<Readable>>;
  /** Begins an upload in parts and sends nothing yet. */
  beginUpload(s3Uri: string, path: string): Promise<Result<PartedUpload>>;
  /**
   * Sends the parts that are missing, completes, and reads size and checksum back. What was cancelled or broke off
   * keeps its parts. `file.changed`: the file is not the one it was, or not the one whose parts were sent.
   * `checksumSha256` is as the service keeps it: of the parts' checksums, with their number. `reusedBytes` had
   * arrived before.
   */
  continueUpload(
    s3Uri: string,
    path: string,
    upload: PartedUpload,
    options: { readonly signal: AbortSignal; readonly onProgress: (arrivedBytes: number) => void },
  ): Promise<Result<{ readonly bytes: number; readonly checksumSha256: string; readonly reusedBytes: number }>>;
  /** Uploads begun and not ended, with the bytes that arrived of each. */
  unfinished(bucket: string): Promise<
    Result<
      readonly {
        readonly key: string;
        readonly uploadId: string;
        readonly startedAt: Instant;
        readonly sentBytes: number;
      }[]
    >
  >;
  /** One that is not there any more counts as aborted. */
  abortUpload(s3Uri: string, uploadId: string): Promise<Result<null>>;
}

/** Where downloads are put together: beside their target, under a hidden name, until they are whole. */
export interface HalfFiles {
  /**
   * Bytes an earlier download of the same object (by ETag) left at `<folder>/<file>`. `whole`: the file itself is
   * there with this content. `file.unreadable` when another file has the name.
   */
  held(target: DownloadTarget): Promise<Result<{ readonly bytes: number; readonly whole: boolean }>>;
  /** Appends `body`; the file gets its name when size and SHA-256 (base64, where known) agree. Else the half stays. */
  append(
    target: DownloadTarget,
    body: AsyncIterable<Uint8Array>,
    onProgress: (heldBytes: number) => void,
    signal: AbortSignal,
  ): Promise<Result<null>>;
}

export interface DownloadTarget {
  readonly folder: string;
  /** Path below the folder, with slashes. */
  readonly file: string;
  readonly etag: string;
  readonly bytes: number;
  readonly checksumSha256: string | null;
}
