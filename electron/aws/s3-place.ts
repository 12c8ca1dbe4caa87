import type { Readable } from 'node:stream';
import { CodedError } from '../../shared/errors/coded-error';
import { fail } from '../../shared/errors/result';
import { parseS3Uri } from '../../shared/model/s3-uri';

/** Bucket and key as the SDK names them; throws `input.invalid` when the address names no object. */
export function place(s3Uri: string): { Bucket: string; Key: string } {
  const parsed = parseS3Uri(s3Uri);
  if (!parsed || parsed.key === '') {
    throw new CodedError(
      fail('input.invalid', `${s3Uri} names no object.`, 'An S3 URI looks like s3://bucket/key.').error,
    );
  }
  return { Bucket: parsed.bucket, Key: parsed.key };
}

/** A body that breaks off half way is the connection's failure, whoever reads it. */
export async function* codedBody(body: Readable, s3Uri: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of body) yield chunk as Uint8Array;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const failure = fail('workspace.offline', `Reading ${s3Uri} broke off: ${why}.`, 'Read it again.', {
      retryable: true,
    });
    throw new CodedError(failure.error);
  }
}
