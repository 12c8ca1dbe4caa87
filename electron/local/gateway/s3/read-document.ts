import { createHash } from 'node:crypto';
import { startChecksum } from '../../storage/checksums/algorithms';
import { AwsError } from '../service';
import { expectedChecksums } from './expected-checksums';
import type { S3Call } from './s3-call';

/** A thousand keys of the greatest length, escaped, fit well into it. */
const maximumBytes = 8 * 1024 * 1024;

/** Collects the XML body of a request and checks the checksums it came with. */
export async function readDocument({ header, body }: S3Call): Promise<string> {
  const expected = expectedChecksums(header, body);
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body.bytes) {
    bytes += chunk.length;
    if (bytes > maximumBytes) {
      throw new AwsError('MaxMessageLengthExceeded', 'Your request was too big.');
    }
    chunks.push(chunk);
  }
  const document = Buffer.concat(chunks);
  const { algorithm } = expected;
  const running = algorithm === null ? null : startChecksum(algorithm);
  running?.update(document);
  expected.verify({
    id: '',
    bytes,
    md5: createHash('md5').update(document).digest(),
    checksums: algorithm === null || running === null ? {} : { [algorithm]: running.digest().toString('base64') },
  });
  return document.toString('utf8');
}
