import { expect, test } from 'vitest';
import { payloadProblem } from './payload-guard';

const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);

test.each([
  [undefined],
  [null],
  [{ text: 'x'.repeat(1_000_000) }],
  [{ list: [1, 'a', true, null, undefined, { deep: [] }] }],
  [Object.create(null)],
  [nested(30)],
])('passes plain data (%#)', (payload) => {
  expect(payloadProblem(payload)).toBeNull();
});

test.each([
  ['a huge string', 'x'.repeat(100_000_000)],
  ['many strings', Array(30).fill('x'.repeat(100_000))],
  ['many values', Array(100_001).fill(0)],
  ['a sparse array', Array(4_000_000_000)],
  ['huge keys', { ['k'.repeat(3_000_000)]: 1 }],
  ['depth', nested(40)],
  ['__proto__', JSON.parse('{"a":{"__proto__":{"x":1}}}')],
  ['constructor', { constructor: { prototype: {} } }],
  ['a map', new Map()],
  ['bytes', new Uint8Array(4)],
  ['a date', new Date(0)],
  ['a bigint', 1n],
  ['a function', () => 1],
])('refuses %s', (_what, payload) => {
  expect(payloadProblem(payload)).toEqual(expect.any(String));
});

test('refuses a cycle instead of following it', () => {
  const cycle: Record<string, unknown> = {};
  cycle.self = cycle;
  expect(payloadProblem(cycle)).toBe('it is nested too deeply');
});
