import {
  type ChecksumAlgorithm,
  checksumAlgorithms,
  isChecksumAlgorithm,
  startChecksum,
} from '../../storage/checksums/algorithms';
import type { WrittenFile } from '../../storage/object-files';
import { AwsError } from '../service';
import type { ReceivedBody } from './receive-body';

/** What an upload says its bytes hash to. */
export interface ExpectedChecksums {
  /** The one to compute and keep, or null. */
  readonly algorithm: ChecksumAlgorithm | null;
  /** To be called when the body has ended; throws BadDigest or InvalidRequest. */
  readonly verify: (file: WrittenFile) => void;
}

type Headers = (name: string) => string | undefined;

/** Reads Content-MD5, x-amz-checksum-* and x-amz-trailer. Throws InvalidDigest and InvalidRequest. */
export function expectedChecksums(header: Headers, body: ReceivedBody): ExpectedChecksums {
  const md5 = header('content-md5');
  if (md5 !== undefined && !isDigest(md5, 16))
    throw new AwsError('InvalidDigest', 'The Content-MD5 you specified was invalid.');
  const trailer = header('x-amz-trailer')?.trim().toLowerCase();
  const named = checksumAlgorithms.filter((name) => header(checksumHeader(name)) !== undefined);
  const trailing = checksumAlgorithms.filter((name) => trailer === checksumHeader(name));
  if (named.length + trailing.length > 1) {
    throw new AwsError(
      'InvalidRequest',
      'Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.',
    );
  }
  const algorithm = named[0] ?? trailing[0] ?? null;
  const declared = header('x-amz-sdk-checksum-algorithm')?.toUpperCase();
  if (declared !== undefined && algorithm !== declared) {
    throw new AwsError(
      'InvalidRequest',
      'x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-* or x-amz-trailer headers were found.',
    );
  }
  const fromHeader = algorithm === null ? undefined : header(checksumHeader(algorithm));
  if (algorithm !== null && fromHeader !== undefined) checkForm(algorithm, fromHeader);
  return {
    algorithm,
    verify(file) {
      if (md5 !== undefined && file.md5.toString('base64') !== md5) {
        throw new AwsError('BadDigest', 'The Content-MD5 you specified did not match what we received.');
      }
      if (algorithm === null) return;
      const given = fromHeader ?? body.trailers().get(checksumHeader(algorithm));
      if (given === undefined) {
        throw new AwsError(
          'MalformedTrailerError',
          'The request contained trailing data that was not well-formed or did not conform to our published schema.',
        );
      }
      checkForm(algorithm, given);
      if (given !== file.checksums[algorithm]) {
        throw new AwsError('BadDigest', `The ${algorithm} you specified did not match the calculated checksum.`);
      }
    },
  };
}

export function checksumHeader(algorithm: ChecksumAlgorithm): string {
  return `x-amz-checksum-${algorithm.toLowerCase()}`;
}

/** The element S3's XML uses: ChecksumCRC32, ChecksumSHA256 … */
export function checksumElement(algorithm: ChecksumAlgorithm): string {
  return `Checksum${algorithm}`;
}

/** Reads an algorithm's name; throws InvalidRequest when there is none of that name. */
export function requireAlgorithm(name: string): ChecksumAlgorithm {
  const upper = name.toUpperCase();
  if (!isChecksumAlgorithm(upper)) {
    throw new AwsError(
      'InvalidRequest',
      `Checksum algorithm provided is unsupported. Please try again with any of the valid types: [${checksumAlgorithms.join(', ')}]`,
    );
  }
  return upper;
}

function checkForm(algorithm: ChecksumAlgorithm, value: string): void {
  if (!isDigest(value, startChecksum(algorithm).digest().length)) {
    throw new AwsError('InvalidRequest', `Value for ${checksumHeader(algorithm)} header is invalid.`);
  }
}

function isDigest(base64: string, bytes: number): boolean {
  const decoded = Buffer.from(base64, 'base64');
  return decoded.length === bytes && decoded.toString('base64') === base64;
}
