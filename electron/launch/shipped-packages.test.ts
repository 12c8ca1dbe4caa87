import { expect, it } from 'vitest';
import { root } from '../launch.mjs';
import { shippedPackages } from './shipped-packages.mjs';

it('names every production package once, with a licence and its text', () => {
  const packages = shippedPackages(root);
  const names = packages.map(({ name, version }) => `${name}@${version}`);
  expect(new Set(names).size).toBe(names.length);
  expect(packages.map(({ name }) => name)).toEqual(expect.arrayContaining(['react', 'zod', '@aws-sdk/client-s3']));
  expect(packages.some(({ name }) => name === 'vitest')).toBe(false);
  expect(packages.filter(({ licence }) => licence === 'not stated')).toEqual([]);
  expect(packages.find(({ name }) => name === 'react')?.text).toContain('MIT License');
});
