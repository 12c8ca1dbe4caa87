import { NormalizedSchema } from '@smithy/core/schema';
import { AwsError } from '../service';
import { findViolations } from './constraints';
import { checkStructure } from './structure';
import type { ConstraintTable } from './table';
import { validationMessage } from './wording';

/** An operation of the SDK's run-time schemas, e.g. `CreateTrainingJob$`: its request is the fifth entry. */
export type OperationSchema = readonly [9, string, string, unknown, unknown, unknown];

/** The request schema of each operation, as `Service.inputs` takes them. */
export function requestSchemas(
  operations: Readonly<Record<string, OperationSchema>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    // Generated code refers to a schema by a function where it is declared further down.
    Object.entries(operations).map(([name, schema]) => [
      name,
      typeof schema[4] === 'function' ? schema[4]() : schema[4],
    ]),
  );
}

/**
 * Builds the check of one service's requests: structure against the SDK's schemas, constraints
 * against the table derived from its model. The check throws SerializationException or
 * ValidationException, the latter naming every violation at once.
 *
 * Throws at once when table and schemas do not name the same operations.
 */
export function createValidator(
  table: ConstraintTable,
  operations: Readonly<Record<string, OperationSchema>>,
): (operation: string, input: Record<string, unknown>) => void {
  const missing = Object.keys(operations).filter((name) => table.operations[name] === undefined);
  if (missing.length > 0) throw new Error(`No constraints for ${missing.join(', ')} in the table of ${table.source}.`);
  return (operation, input) => {
    const schema = operations[operation];
    const shapeName = table.operations[operation];
    if (schema === undefined || shapeName === undefined) throw new Error(`No schema for the operation ${operation}.`);
    checkStructure(NormalizedSchema.of(schema[4] as Parameters<typeof NormalizedSchema.of>[0]), input);
    const violations = findViolations(table, shapeName, input);
    if (violations.length > 0) throw new AwsError('ValidationException', validationMessage(violations));
  };
}
