import { expect, it } from 'vitest';
import { instanceRow } from '../../tests/fakes/instance-row';
import type { OfferedType, OfferedTypes } from './offered';
import { figuresOf, typeGroups, typeNote } from './offered-words';

const source = 'https://example.com/types';
const row = (type: string, vcpus: number | null, more: Partial<OfferedType> = {}): OfferedType => {
  const memoryGib = vcpus === null ? null : vcpus * 4;
  return { ...instanceRow(type, { vcpus, memoryGib }), price: null, ...more };
};
const t4 = { name: 'T4', count: 1, memoryGib: 16 };
const offered: OfferedTypes = {
  region: 'eu-west-1',
  charged: true,
  types: [
    row('ml.m5.2xlarge', 8),
    row('ml.m5.large', 2, { price: { usdPerHour: 0.115, asOf: '2026-09-25', source } }),
    row('ml.c5.large', 2),
    row('ml.g4dn.xlarge', 4, { gpu: t4, localNvmeGb: 125 }),
    row('ml.m6g.large', 2, { architecture: 'arm64' }),
    row('ml.p3.2xlarge', null, { gpu: { name: 'V100', count: 1, memoryGib: 16 }, localNvmeGb: null }),
  ],
  elsewhere: ['ml.t2.large'],
};

it('groups by kind, small ones first in their family, and the recommended one once, above all', () => {
  const names = (recommended: string | null) =>
    typeGroups(offered, recommended === null ? null : { type: recommended, by: 'Recommended' }).map(
      ({ label, options }) => [label, ...options.map(({ value }) => value)],
    );
  expect(names('ml.g4dn.xlarge')).toEqual([
    ['Recommended', 'ml.g4dn.xlarge'],
    ['CPU', 'ml.c5.large', 'ml.m5.large', 'ml.m5.2xlarge'],
    ['CPU, Graviton (arm64)', 'ml.m6g.large'],
    ['GPU', 'ml.p3.2xlarge'],
  ]);
  // One the catalogue does not know is not made up.
  expect(names('ml.odd.large')[0]?.[0]).toBe('CPU');
  expect(names(null).at(-1)).toEqual(['GPU', 'ml.g4dn.xlarge', 'ml.p3.2xlarge']);
});

it('says what a type has, and what is unknown of it', () => {
  expect(offered.types.map(figuresOf).slice(3)).toEqual([
    '4 vCPU, 16 GiB, 1 × T4 16 GiB, own disk 125 GB',
    '2 vCPU, 8 GiB',
    'vCPU unknown, memory unknown, 1 × V100 16 GiB',
  ]);
  const [group] = typeGroups(offered, null);
  expect(group?.options.map(({ tag }) => tag)).toEqual(['price unknown', '$0.115 an hour', 'price unknown']);
});

it('says of what was typed whether the catalogue knows it, and for this use', () => {
  const note = (typed: string, more: Partial<OfferedTypes> = {}) =>
    typeNote({ ...offered, ...more }, 'training', typed);
  expect(note(' ml.m5.large ')).toEqual({
    kind: 'known',
    text: '2 vCPU, 8 GiB; $0.115 an hour in eu-west-1 (2026-09-25).',
  });
  expect(note('ml.m5.large', { charged: false })?.text).toContain('on AWS $0.115 an hour');
  expect(note('ml.c5.large')?.text).toContain('price unknown in eu-west-1');
  expect(note('ml.t2.large')).toMatchObject({ kind: 'warning', text: expect.stringContaining('not for training') });
  expect(note('ml.new9.large')).toMatchObject({ kind: 'warning', text: expect.stringContaining('does not know') });
  // A name half typed is not judged here.
  expect([note(''), note('ml.m')]).toEqual([null, null]);
});
