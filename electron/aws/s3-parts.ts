import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  ListPartsCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { z } from 'zod';
import { CodedError } from '../../shared/errors/coded-error';
import { fail } from '../../shared/errors/result';
import type { PartedUpload, SourceIdentity } from '../domains/objects/ports';
import { collect, pages, parseReply } from './call';
import { confirm, identity, PartsDigest, partBytesOf } from './part-digest';
import type { UploadClients } from './s3-upload';

/** Parts on their way at the same time. */
const abreast = 4;

interface Place {
  readonly Bucket: string;
  readonly Key: string;
}

const createReply = z.object({ UploadId: z.string().min(1) });
const sentReply = z.object({ ETag: z.string() });
const partsReply = z.object({
  Parts: z
    .array(
      z.object({
        PartNumber: z.number().int(),
        Size: z.number().int(),
        ETag: z.string(),
        ChecksumSHA256: z.string().optional(),
      }),
    )
    .default([]),
  IsTruncated: z.boolean().default(false),
  NextPartNumberMarker: z.string().optional(),
});
type SentPart = z.infer<typeof partsReply>['Parts'][number];

/** Begins an upload in parts of the file as it is now. Throws. */
export async function beginParts({ calls }: UploadClients, place: Place, path: string): Promise<PartedUpload> {
  const { modifiedNanoseconds, size } = await identity(path);
  const reply = await calls.send(new CreateMultipartUploadCommand({ ...place, ChecksumAlgorithm: 'SHA256' }));
  return {
    uploadId: parseReply(createReply, reply, 'the new upload').UploadId,
    partBytes: partBytesOf(size),
    source: { bytes: size, modifiedNanoseconds: String(modifiedNanoseconds) },
  };
}

/** The parts that arrived; null when there is no such upload any more. Throws. */
export async function sentParts(
  { calls }: UploadClients,
  place: Place,
  uploadId: string,
): Promise<readonly SentPart[] | null> {
  try {
    return await collect(
      pages('parts', async (marker) => {
        const reply = await calls.send(
          new ListPartsCommand({
            ...place,
            UploadId: uploadId,
            ...(marker !== undefined && { PartNumberMarker: marker }),
          }),
        );
        const page = parseReply(partsReply, reply, `the parts of ${place.Key}`);
        return { items: page.Parts, next: page.IsTruncated ? page.NextPartNumberMarker : undefined };
      }),
    );
  } catch (error) {
    if (isNoSuchUpload(error)) return null;
    throw error;
  }
}

/** Sends what is missing of an upload and completes it, see ObjectBrowser.continueUpload. Throws. */
export async function continueParts(
  clients: UploadClients,
  place: Place,
  path: string,
  upload: PartedUpload,
  options: { readonly signal: AbortSignal; readonly onProgress: (arrivedBytes: number) => void },
): Promise<{ bytes: number; checksumSha256: string; reusedBytes: number }> {
  options.signal.throwIfAborted();
  await mustBeSource(path, upload.source);
  const sent = await sentParts(clients, place, upload.uploadId);
  const { bytes } = upload.source;
  const digest = new PartsDigest();
  const { parts, reusedBytes } = await sendMissing(clients, place, path, upload, sent, digest, options);
  // What was written to while it was read is no content anybody meant.
  await mustBeSource(path, upload.source);
  if (sent !== null) {
    try {
      await clients.calls.send(
        new CompleteMultipartUploadCommand({
          ...place,
          UploadId: upload.uploadId,
          MultipartUpload: { Parts: [...parts] },
        }),
      );
    } catch (error) {
      // The answer to an earlier attempt may have been lost; reading the object back tells.
      if (!isNoSuchUpload(error)) throw error;
    }
  }
  try {
    const checksumSha256 = await confirm(clients.calls, place, bytes, digest);
    return { bytes, checksumSha256, reusedBytes };
  } catch (error) {
    if (sent !== null) throw error;
    throw new CodedError(
      fail('object.not-found', `The upload of ${place.Key} is not there any more.`, 'Upload the file again.').error,
    );
  }
}

interface DonePart {
  readonly PartNumber: number;
  readonly ETag: string;
  readonly ChecksumSHA256: string;
}

/** Reads the whole file: parts that arrived are compared with it, the others are sent. `sent` null: nothing is sent. */
async function sendMissing(
  { transfers }: UploadClients,
  place: Place,
  path: string,
  upload: PartedUpload,
  sent: readonly SentPart[] | null,
  digest: PartsDigest,
  { onProgress, signal }: { readonly signal: AbortSignal; readonly onProgress: (arrivedBytes: number) => void },
): Promise<{ readonly parts: readonly DonePart[]; readonly reusedBytes: number }> {
  const arrived = new Map((sent ?? []).map((part) => [part.PartNumber, part]));
  const done: DonePart[] = [];
  const running = new Set<Promise<void>>();
  // The first part that fails ends the reading; those beside it are told to stop.
  const stop = new AbortController();
  const either = AbortSignal.any([signal, stop.signal]);
  let arrivedBytes = 0;
  let reusedBytes = 0;

  /** Sees to it that this part is there. */
  const bring = async (number: number, body: Buffer): Promise<void> => {
    const sha256 = digest.part(number, body);
    const there = arrived.get(number);
    if (there !== undefined && !isSame(there, body, sha256)) throw changed(path);
    if (sent !== null && there === undefined) {
      const ETag = await sendPart(transfers, { ...place, UploadId: upload.uploadId }, number, body, sha256, either);
      done[number - 1] = { PartNumber: number, ETag, ChecksumSHA256: sha256.toString('base64') };
    } else {
      if (there) done[number - 1] = { PartNumber: number, ETag: there.ETag, ChecksumSHA256: sha256.toString('base64') };
      reusedBytes += body.length;
    }
    arrivedBytes += body.length;
    onProgress(arrivedBytes);
  };

  const file = await open(path, 'r');
  // Used over again: a gibibyte of buffers would have to be collected meanwhile.
  const free = Array.from({ length: abreast }, () => Buffer.allocUnsafeSlow(upload.partBytes));
  try {
    for (let from = 0, number = 1; from < upload.source.bytes; from += upload.partBytes, number += 1) {
      either.throwIfAborted();
      const room = free.pop() ?? Buffer.allocUnsafeSlow(upload.partBytes);
      const body = room.subarray(0, Math.min(upload.partBytes, upload.source.bytes - from));
      await readPart(file, from, body, path);
      const one = bring(number, body).finally(() => {
        free.push(room);
        running.delete(one);
      });
      one.catch(() => stop.abort());
      running.add(one);
      if (running.size >= abreast) await Promise.race(running);
    }
    await Promise.all(running);
  } catch (error) {
    stop.abort();
    // The part's own failure says more than that the others were told to stop.
    const ends = await Promise.allSettled(running);
    const first = ends.find((end) => end.status === 'rejected' && (end.reason as Error).name !== 'AbortError');
    throw signal.aborted || first === undefined ? error : (first as PromiseRejectedResult).reason;
  } finally {
    await file.close();
  }
  return { parts: done, reusedBytes };
}

/** Sends one part and gives its ETag. The signature takes over the checksum: the SDK would compute it once more. */
async function sendPart(
  client: S3Client,
  upload: Place & { readonly UploadId: string },
  number: number,
  body: Buffer,
  sha256: Buffer,
  signal: AbortSignal,
): Promise<string> {
  const command = new UploadPartCommand({
    ...upload,
    PartNumber: number,
    Body: body,
    ContentLength: body.length,
    ChecksumSHA256: sha256.toString('base64'),
  });
  command.middlewareStack.add(
    (next) => (args) => {
      (args.request as { headers: Record<string, string> }).headers['x-amz-content-sha256'] = sha256.toString('hex');
      return next(args);
    },
    { step: 'build', name: 'knownPayloadHash' },
  );
  const reply = await client.send(command, { abortSignal: signal });
  return parseReply(sentReply, reply, `part ${number} of ${upload.Key}`).ETag;
}

/** Fills `body` with what the file has from there on. */
async function readPart(file: FileHandle, from: number, body: Buffer, path: string): Promise<void> {
  for (let offset = 0; offset < body.length; ) {
    const { bytesRead } = await file.read(body, offset, body.length - offset, from + offset);
    if (bytesRead === 0) throw changed(path);
    offset += bytesRead;
  }
}

/** By SHA-256 where the service keeps it, else by the ETag, which is the MD5 of a part that is not encrypted by KMS. */
function isSame(there: SentPart, body: Buffer, sha256: Buffer): boolean {
  if (there.Size !== body.length) return false;
  if (there.ChecksumSHA256 !== undefined) return there.ChecksumSHA256 === sha256.toString('base64');
  return there.ETag.replaceAll('"', '') === createHash('md5').update(body).digest('hex');
}

async function mustBeSource(path: string, source: SourceIdentity): Promise<void> {
  const now = await identity(path);
  if (now.size !== source.bytes || String(now.modifiedNanoseconds) !== source.modifiedNanoseconds) throw changed(path);
}

function changed(path: string): CodedError {
  return new CodedError(
    fail(
      'file.changed',
      `${basename(path)} has changed since its upload began, so nothing of it was kept.`,
      'Upload it anew.',
    ).error,
  );
}

function isNoSuchUpload(error: unknown): boolean {
  return (error as { name?: string } | null)?.name === 'NoSuchUpload';
}
