import type { ReceivedRequest } from '../http/received-request';
import { SignatureError } from './signature-error';

const algorithm = 'AWS4-HMAC-SHA256';

/** What a request says about its own signature, nothing of it believed yet. */
export interface ParsedSignature {
  readonly kind: 'header' | 'query';
  readonly accessKeyId: string;
  /** yyyymmdd/region/service/terminator */
  readonly scope: {
    readonly date: string;
    readonly region: string;
    readonly service: string;
    readonly terminator: string;
  };
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  /** X-Amz-Date: yyyymmddThhmmssZ */
  readonly timestamp: string;
  /** Lifetime of a presigned URL in seconds, null on header-signed requests. */
  readonly expiresSeconds: number | null;
}

/** Reads the Authorization header or the X-Amz-* query; throws SignatureError `missing` or `malformed`. */
export function parseSignature(request: ReceivedRequest): ParsedSignature {
  const authorization = request.header('authorization');
  if (authorization !== undefined) return parseHeader(request, authorization);
  if (request.query.has('X-Amz-Algorithm') || request.query.has('X-Amz-Signature')) return parseQuerySignature(request);
  // Signature Version 2, which boto3 still makes for presigned S3 URLs unless told signature_version='s3v4'.
  if (request.query.has('AWSAccessKeyId'))
    throw malformed(`this authorization mechanism is not supported, please use ${algorithm}`);
  throw new SignatureError('missing', 'Missing Authentication Token');
}

function parseHeader(request: ReceivedRequest, authorization: string): ParsedSignature {
  const space = authorization.indexOf(' ');
  if (authorization.slice(0, space) !== algorithm) throw malformed(`only ${algorithm} is supported`);
  const fields = new Map(
    authorization
      .slice(space + 1)
      .split(',')
      .map((field) => {
        const mark = field.indexOf('=');
        return [field.slice(0, mark).trim(), field.slice(mark + 1).trim()] as const;
      }),
  );
  return {
    kind: 'header',
    ...credential(fields.get('Credential')),
    signedHeaders: headerNames(fields.get('SignedHeaders')),
    signature: fields.get('Signature') ?? '',
    timestamp: timestamp(request.header('x-amz-date') ?? basicDate(request.header('date'))),
    expiresSeconds: null,
  };
}

function parseQuerySignature(request: ReceivedRequest): ParsedSignature {
  if (request.query.get('X-Amz-Algorithm') !== algorithm) throw malformed(`X-Amz-Algorithm only supports ${algorithm}`);
  const expires = request.query.get('X-Amz-Expires') ?? '';
  const expiresSeconds = Number(expires);
  if (!/^\d+$/.test(expires) || expiresSeconds < 1 || expiresSeconds > 604_800) {
    throw malformed('X-Amz-Expires must be between 1 and 604800 seconds');
  }
  return {
    kind: 'query',
    ...credential(request.query.get('X-Amz-Credential')),
    signedHeaders: headerNames(request.query.get('X-Amz-SignedHeaders')),
    signature: request.query.get('X-Amz-Signature') ?? '',
    timestamp: timestamp(request.query.get('X-Amz-Date')),
    expiresSeconds,
  };
}

function credential(text: string | undefined): Pick<ParsedSignature, 'accessKeyId' | 'scope'> {
  const [accessKeyId, date, region, service, terminator, ...rest] = (text ?? '').split('/');
  if (!accessKeyId || !date || !region || !service || !terminator || rest.length > 0) {
    throw malformed('the Credential must be <access key>/<yyyymmdd>/<region>/<service>/aws4_request');
  }
  return { accessKeyId, scope: { date, region, service, terminator } };
}

function headerNames(text: string | undefined): readonly string[] {
  if (!text) throw malformed('SignedHeaders is missing');
  return text.toLowerCase().split(';');
}

function timestamp(text: string | undefined): string {
  if (text === undefined || !/^\d{8}T\d{6}Z$/.test(text)) throw malformed('X-Amz-Date must be yyyymmddThhmmssZ');
  return text;
}

/** A plain Date header may stand in for X-Amz-Date. */
function basicDate(text: string | undefined): string | undefined {
  const at = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(at) ? text : new Date(at).toISOString().replace(/[-:]|\.\d{3}/g, '');
}

function malformed(why: string): SignatureError {
  return new SignatureError('malformed', `The authorization is malformed: ${why}.`);
}
