import { AwsError } from '../service';
import { queryErrorCode } from './query-compatible-errors';
import { reviveInput } from './revive-input';
import type { WireProtocol } from './wire-protocol';

/** AWS JSON 1.0 and 1.1: one POST to `/`, operation in X-Amz-Target, timestamps as epoch seconds. */
export function jsonProtocol(version: '1.0' | '1.1'): WireProtocol {
  const contentType = `application/x-amz-json-${version}`;
  return {
    name: 'json',
    parse(body, schema) {
      const input = parseObject(body);
      return schema === undefined ? input : reviveInput(schema, input);
    },
    success: (_operation, output, { requestId }) => ({
      statusCode: 200,
      headers: { 'content-type': contentType, 'x-amzn-requestid': requestId },
      body: encodeJson(output),
    }),
    failure: (error, { requestId, service }) => ({
      statusCode: error.statusCode,
      headers: {
        'content-type': contentType,
        'x-amzn-requestid': requestId,
        'x-amzn-errortype': error.code,
        ...(service?.protocol === 'awsJson1_0OrCbor' && { 'x-amzn-query-error': queryErrorCode(error) }),
      },
      body: JSON.stringify({ __type: error.code, message: error.message }),
    }),
  };
}

/** JSON as the AWS services write it: dates as epoch seconds, bytes as base64, undefined left out. */
export function encodeJson(output: Record<string, unknown>): string {
  return JSON.stringify(wireValue(output));
}

function wireValue(value: unknown): unknown {
  if (value instanceof Date) return value.getTime() / 1000;
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  if (Array.isArray(value)) return value.map(wireValue);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, wireValue(item)]));
}

function parseObject(body: Buffer): Record<string, unknown> {
  if (body.length === 0) return {};
  let parsed: unknown;
  try {
    parsed = JSON.parse(body.toString('utf8'));
  } catch {
    throw new AwsError('SerializationException', 'The request body is not valid JSON.');
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw new AwsError('SerializationException', 'The request body must be a JSON object.');
  }
  return parsed as Record<string, unknown>;
}
