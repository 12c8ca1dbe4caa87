/** More than the largest input of the contract (a megabyte of copied text), less than what could hurt. */
const maximumCharacters = 2_000_000;
const maximumValues = 100_000;
const maximumDepth = 32;
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Why a payload is refused before any schema looks at it, null when it may pass: JSON-like data of
 * bounded size only, without keys that reach for a prototype.
 */
export function payloadProblem(payload: unknown): string | null {
  let characters = 0;
  let values = 0;
  const inspect = (value: unknown, depth: number): string | null => {
    values += 1;
    if (values > maximumValues) return 'it holds too many values';
    if (depth > maximumDepth) return 'it is nested too deeply';
    if (typeof value === 'string') {
      characters += value.length;
      return characters > maximumCharacters ? 'it is too large' : null;
    }
    if (value === null || value === undefined || typeof value === 'boolean' || typeof value === 'number') return null;
    if (typeof value !== 'object') return `it holds a ${typeof value}`;
    const isArray = Array.isArray(value);
    const prototype: unknown = Object.getPrototypeOf(value);
    if (!isArray && prototype !== Object.prototype && prototype !== null) return 'it holds more than plain data';
    // A sparse array is as long as it says it is, and schemas walk it.
    if (isArray && value.length > maximumValues) return 'it holds too many values';
    for (const key of Object.keys(value)) {
      characters += key.length;
      if (characters > maximumCharacters) return 'it is too large';
      if (!isArray && forbiddenKeys.has(key)) return `it holds a key called ${key}`;
      const problem = inspect((value as Record<string, unknown>)[key], depth + 1);
      if (problem !== null) return problem;
    }
    return null;
  };
  return inspect(payload, 0);
}
