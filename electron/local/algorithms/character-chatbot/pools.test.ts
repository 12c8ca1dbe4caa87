import { expect, it } from 'vitest';
import type { Line } from './dialogue';
import { makePools, POOL_SIZE } from './pools';
import { replyTable } from './reply-table';

const line = (character: string, text: string): Line => ({ scene: 's', turn: 1, character, text, context: [] });
const many = (character: string, prefix: string, count: number): Line[] =>
  Array.from({ length: count }, (_, i) => line(character, `${prefix} ${i}`));

const train = [...many('Ann', 'learnt', 300), ...many('Bo', 'learnt', 5), line('Cy', 'only this')];
const heldOut = [...many('Ann', 'new', 60), line('Bo', 'learnt 2'), line('Cy', 'only this')];
const table = replyTable(['Ann', 'Bo', 'Cy'], train, heldOut);

it('a pool has its own reply first and others of the same character, held-out ones before learnt ones', () => {
  const pools = makePools(table, heldOut, 1);
  const [ann] = pools;
  expect(table.texts[ann?.candidates[0] ?? -1]).toBe('new 0');
  expect(new Set(ann?.candidates).size).toBe(POOL_SIZE);
  const texts = [...(ann?.candidates ?? [])].map((row) => table.texts[row] ?? '');
  expect(texts.filter((text) => text.startsWith('new'))).toHaveLength(60);
  expect([...(ann?.candidates ?? [])].every((row) => table.characterOf[row] === 0)).toBe(true);
  const bo = pools.find(({ line: { character } }) => character === 'Bo');
  expect(bo?.candidates).toHaveLength(5);
});

it('is drawn by the seed, and leaves out whom nothing can be ranked for', () => {
  expect(makePools(table, heldOut, 1)).toEqual(makePools(table, heldOut, 1));
  expect(makePools(table, heldOut, 2)).not.toEqual(makePools(table, heldOut, 1));
  expect(makePools(table, heldOut, 1).some(({ line: { character } }) => character === 'Cy')).toBe(false);
});
