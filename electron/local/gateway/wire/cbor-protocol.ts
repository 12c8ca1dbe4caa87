import { cbor, dateToTag } from '@smithy/core/cbor';
import { AwsError } from '../service';
import { queryErrorCode } from './query-compatible-errors';
import type { WireProtocol, WireResponse } from './wire-protocol';

/** Smithy RPC v2 CBOR: POST /service/<name>/operation/<operation>, timestamps as tag 1. */
export const cborProtocol: WireProtocol = {
  name: 'cbor',
  parse(body) {
    if (body.length === 0) return {};
    let parsed: unknown;
    try {
      parsed = fromWire(cbor.deserialize(body));
    } catch {
      throw new AwsError('SerializationException', 'The request body is not valid CBOR.');
    }
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
      throw new AwsError('SerializationException', 'The request body must be a CBOR map.');
    }
    return parsed as Record<string, unknown>;
  },
  success: (_operation, output, { requestId }) => response(200, output, { 'x-amzn-requestid': requestId }),
  failure: (error, { requestId, service }) =>
    response(
      error.statusCode,
      { __type: error.code, message: error.message },
      {
        'x-amzn-requestid': requestId,
        ...(service?.protocol === 'awsJson1_0OrCbor' && { 'x-amzn-query-error': queryErrorCode(error) }),
      },
    ),
};

function response(statusCode: number, body: Record<string, unknown>, headers: Record<string, string>): WireResponse {
  return {
    statusCode,
    headers: { ...headers, 'content-type': 'application/cbor', 'smithy-protocol': 'rpc-v2-cbor' },
    body: cbor.serialize(toWire(body)),
  };
}

function toWire(value: unknown): unknown {
  if (value instanceof Date) return dateToTag(value);
  if (value instanceof Uint8Array || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(toWire);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([name, item]) => [name, toWire(item)]),
  );
}

function fromWire(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  if (Array.isArray(value)) return value.map(fromWire);
  if ('tag' in value && 'value' in value && Object.getOwnPropertySymbols(value).length > 0) {
    return value.tag === 1 ? new Date(Math.round(Number(value.value) * 1000)) : value.value;
  }
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, fromWire(item)]));
}
