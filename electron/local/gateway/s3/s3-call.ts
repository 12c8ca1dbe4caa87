import type { Readable } from 'node:stream';
import type { S3Storage } from '../../storage/s3-storage';
import type { ReceivedRequest } from '../http/received-request';
import type { ReceivedBody } from './receive-body';

/** What an S3 operation may know about its request, after the signature was checked. */
export interface S3Call {
  readonly request: ReceivedRequest;
  /** Empty for operations on the service, `key` empty for operations on a bucket. */
  readonly bucket: string;
  readonly key: string;
  readonly query: ReadonlyMap<string, string>;
  readonly header: (name: string) => string | undefined;
  readonly body: ReceivedBody;
  readonly storage: S3Storage;
  readonly accountId: string;
  readonly region: string;
  readonly now: number;
}

export interface S3Answer {
  readonly statusCode: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text is XML. */
  readonly body?: string | Readable;
}

export type S3Operation = (call: S3Call) => Promise<S3Answer> | S3Answer;

export const s3Namespace = 'http://s3.amazonaws.com/doc/2006-03-01/';
