import { NormalizedSchema } from '@smithy/core/schema';

type SchemaRef = Parameters<typeof NormalizedSchema.of>[0];

/**
 * Gives a parsed JSON request the types JSON has not: epoch seconds become Date, base64 becomes
 * bytes, where the schema says so. Values of a wrong type stay as they are for the validator to name.
 */
export function reviveInput(schema: unknown, input: Record<string, unknown>): Record<string, unknown> {
  // Schemas are data of the SDK without a public type of their own.
  return revive(NormalizedSchema.of(schema as SchemaRef), input) as Record<string, unknown>;
}

function revive(schema: NormalizedSchema, value: unknown): unknown {
  if (value === null || value === undefined) return value;
  if (schema.isTimestampSchema()) return typeof value === 'number' ? new Date(Math.round(value * 1000)) : value;
  if (schema.isBlobSchema()) return typeof value === 'string' ? new Uint8Array(Buffer.from(value, 'base64')) : value;
  if (schema.isListSchema()) {
    return Array.isArray(value) ? value.map((item) => revive(schema.getValueSchema(), item)) : value;
  }
  if (typeof value !== 'object' || Array.isArray(value)) return value;
  const source = value as Record<string, unknown>;
  if (schema.isMapSchema()) {
    return Object.fromEntries(
      Object.entries(source).map(([key, item]) => [key, revive(schema.getValueSchema(), item)]),
    );
  }
  if (!schema.isStructSchema()) return value;
  const result: Record<string, unknown> = { ...source };
  for (const [name, member] of schema.structIterator()) {
    if (Object.hasOwn(source, name)) result[name] = revive(member, source[name]);
  }
  return result;
}
