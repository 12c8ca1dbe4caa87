import type { Shape } from './table';

/**
 * A member's name as the service writes it in an error: the Java field, so its first letter is
 * small (`TrainingJobName` is `trainingJobName`, `RoleArn` is `roleArn`).
 */
export function fieldName(member: string): string {
  return member.charAt(0).toLowerCase() + member.slice(1);
}

/** One violation, e.g. "Value 'a_b' at 'trainingJobName' failed to satisfy constraint: Member must …". */
export function violation(path: string, value: unknown, shape: Shape | undefined, constraint: string): string {
  const shown =
    shape?.sensitive === true
      ? 'Value'
      : value === null || value === undefined
        ? 'Value null'
        : `Value '${printed(value)}'`;
  return `${shown} at '${path}' failed to satisfy constraint: ${constraint}`;
}

/** The whole message of a ValidationException. */
export function validationMessage(violations: readonly string[]): string {
  const noun = violations.length === 1 ? 'validation error' : 'validation errors';
  return `${violations.length} ${noun} detected: ${violations.join('; ')}`;
}

/** A value in the notation of Java's toString, which is what the service quotes. */
function printed(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return `[${value.map(printed).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    return `{${Object.entries(value)
      .map(([key, member]) => `${key}=${printed(member)}`)
      .join(', ')}}`;
  }
  return String(value);
}
