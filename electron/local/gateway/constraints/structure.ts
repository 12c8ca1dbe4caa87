import type { NormalizedSchema } from '@smithy/core/schema';
import { AwsError } from '../service';

/**
 * Checks that a request has the types its schema gives, in depth, and throws SerializationException
 * in the words of the service's parser when it has not. Members the schema does not know are
 * ignored, as the service does, and so are members that are null.
 *
 * Timestamps may be a Date or the epoch seconds of the wire, blobs bytes or base64, so that it does
 * not matter whether it runs before or after the body was decoded.
 */
export function checkStructure(schema: NormalizedSchema, value: unknown): void {
  if (value === null || value === undefined) return;
  if (schema.isStructSchema()) {
    if (!isObject(value)) throw notAStructure(value);
    for (const [name, member] of schema.structIterator())
      checkStructure(member, Object.hasOwn(value, name) ? value[name] : undefined);
  } else if (schema.isListSchema()) {
    if (!Array.isArray(value))
      throw isObject(value) ? notExpected('structure or map') : failure('Expected list or null');
    for (const item of value) checkStructure(schema.getValueSchema(), item);
  } else if (schema.isMapSchema()) {
    if (!isObject(value)) throw notAStructure(value);
    for (const item of Object.values(value)) checkStructure(schema.getValueSchema(), item);
  } else {
    checkScalar(schema, value);
  }
}

function checkScalar(schema: NormalizedSchema, value: unknown): void {
  if (schema.isDocumentSchema()) return;
  if (schema.isStringSchema() && typeof value !== 'string') throw notConvertible(value, 'a String');
  if (schema.isBooleanSchema() && typeof value !== 'boolean') throw notConvertible(value, 'a Boolean');
  if (schema.isNumericSchema() && !isNumber(value)) throw notConvertible(value, 'a Number');
  if (schema.isTimestampSchema() && !isTimestamp(value)) throw notConvertible(value, 'milliseconds since epoch');
  if (schema.isBlobSchema() && typeof value !== 'string' && !(value instanceof Uint8Array))
    throw notConvertible(value, 'a Blob');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Date) &&
    !(value instanceof Uint8Array)
  );
}

/** JSON has no notation for these three doubles; the protocol sends them as text. */
function isNumber(value: unknown): boolean {
  return (
    typeof value === 'number' ||
    typeof value === 'bigint' ||
    value === 'NaN' ||
    value === 'Infinity' ||
    value === '-Infinity'
  );
}

function isTimestamp(value: unknown): boolean {
  return value instanceof Date ? !Number.isNaN(value.getTime()) : typeof value === 'number' && Number.isFinite(value);
}

function notAStructure(value: unknown): AwsError {
  return Array.isArray(value) ? notExpected('list') : failure('Expected map or null');
}

function notConvertible(value: unknown, target: string): AwsError {
  if (Array.isArray(value)) return notExpected('list');
  if (isObject(value)) return notExpected('structure or map');
  return failure(`${token(value)} can not be converted to ${target}`);
}

function token(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'TRUE_VALUE' : 'FALSE_VALUE';
  return typeof value === 'number' || typeof value === 'bigint' ? 'NUMBER_VALUE' : 'STRING_VALUE';
}

function notExpected(what: string): AwsError {
  return failure(`Start of ${what} found where not expected.`);
}

function failure(message: string): AwsError {
  return new AwsError('SerializationException', message);
}
