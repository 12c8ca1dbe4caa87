import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { S3Storage } from '../../storage/s3-storage';
import type { ReceivedRequest } from '../http/received-request';
import { AwsError } from '../service';
import { parseSignature } from '../signature/parse-signature';
import { SignatureError } from '../signature/signature-error';
import { type Credentials, verifySignature } from '../signature/verify-signature';
import { signatureFailure } from '../wire/signature-failure';
import { writeXml } from '../wire/xml';
import { receiveBody, s3PayloadHash } from './receive-body';
import { s3Address } from './s3-address';
import type { S3Answer } from './s3-call';
import { s3Operation } from './s3-operations';

export interface S3HandlerOptions {
  readonly storage: S3Storage;
  readonly credentials: Credentials;
  readonly accountId: string;
  readonly region: string;
  readonly now: () => number;
  /** Told about everything that is no AwsError; gives what the client is told. */
  readonly onFault: (error: unknown) => AwsError;
}

/** What a request turned out to be, for the log. */
export interface Handled {
  readonly operation: string;
  readonly errorCode: string | null;
}

export type S3Handler = (request: ReceivedRequest, response: ServerResponse, requestId: string) => Promise<Handled>;

/** Answers S3's REST-XML: signature, address, operation, answer or error document. */
export function createS3Handler(options: S3HandlerOptions): S3Handler {
  return async (request, response, requestId) => {
    let operation = '';
    try {
      const { answer } = await runOperation(options, request, (name) => {
        operation = name;
      });
      await send(response, requestId, request.method, answer);
      return { operation, errorCode: null };
    } catch (error) {
      if (response.headersSent || response.destroyed) {
        // The answer cannot be taken back: a cut connection tells the client that it is not whole.
        response.destroy();
        if (!isClientGone(error)) options.onFault(error);
        return { operation, errorCode: 'IncompleteResponse' };
      }
      const failure = awsErrorOf(error, options);
      if (!response.shouldKeepAlive) await request.drain();
      await send(response, requestId, request.method, errorAnswer(failure, request, requestId));
      return { operation, errorCode: failure.code };
    }
  };
}

async function runOperation(
  options: S3HandlerOptions,
  request: ReceivedRequest,
  named: (operation: string) => void,
): Promise<{ readonly answer: S3Answer }> {
  const { storage, accountId, region } = options;
  const now = options.now();
  const parsed = parseSignature(request);
  const payloadHash = s3PayloadHash(request, parsed);
  const signing = verifySignature(request, parsed, payloadHash, {
    credentials: options.credentials,
    region,
    service: 's3',
    now,
  });
  const { bucket, key } = s3Address(request.rawPath, request.header('host') ?? '');
  // A presigned URL carries as parameters what would otherwise be x-amz-* headers.
  const header = (name: string): string | undefined =>
    request.header(name) ?? (parsed.kind === 'query' && isHoistable(name) ? request.query.get(name) : undefined);
  const level = bucket === '' ? 'service' : key === '' ? 'bucket' : 'object';
  const isCopy = header('x-amz-copy-source') !== undefined;
  const { name, run } = s3Operation({ method: request.method, level, query: request.query, isCopy });
  named(name);
  const owner = header('x-amz-expected-bucket-owner');
  if (owner !== undefined && owner !== accountId) throw new AwsError('AccessDenied', 'Access Denied', 403);
  if (run === null)
    throw new AwsError('NotImplemented', `The local workspace has no such S3 operation yet: ${name}.`, 501);
  const body = receiveBody(request, payloadHash, signing);
  return {
    answer: await run({ request, bucket, key, query: request.query, header, body, storage, accountId, region, now }),
  };
}

/** Checksums are not: the presigner computes them before there is a body. */
function isHoistable(name: string): boolean {
  return name.startsWith('x-amz-') && !/^x-amz-(checksum-|sdk-checksum-algorithm|trailer|content-sha256)/.test(name);
}

function awsErrorOf(error: unknown, options: S3HandlerOptions): AwsError {
  if (error instanceof AwsError) return error;
  if (error instanceof SignatureError) return signatureFailure(error, 's3');
  if (isClientGone(error))
    return new AwsError('RequestTimeout', 'The client went away before its request was complete.');
  return options.onFault(error);
}

function isClientGone(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'EPIPE';
}

function errorAnswer(error: AwsError, request: ReceivedRequest, requestId: string): S3Answer {
  const document = {
    Code: error.code,
    Message: error.message,
    Resource: request.rawPath,
    RequestId: requestId,
    HostId: requestId,
  };
  return { statusCode: error.statusCode, body: writeXml('Error', document, null) };
}

async function send(response: ServerResponse, requestId: string, method: string, answer: S3Answer): Promise<void> {
  const { statusCode, headers, body } = answer;
  const common = { ...headers, 'x-amz-request-id': requestId, 'x-amz-id-2': requestId };
  if (body instanceof Readable) {
    response.writeHead(statusCode, common);
    await pipeline(body, response);
    return;
  }
  const bytes = Buffer.from(body ?? '', 'utf8');
  const isHead = method === 'HEAD';
  const typed = bytes.length > 0 ? { 'content-type': 'application/xml', ...common } : common;
  const length =
    statusCode === 204 || statusCode === 304 || (isHead && headers?.['content-length'] !== undefined)
      ? {}
      : { 'content-length': String(bytes.length) };
  response.writeHead(statusCode, { ...typed, ...length });
  response.end(isHead ? undefined : bytes);
}
