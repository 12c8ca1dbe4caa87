import { expect, it } from 'vitest';
import { preparationOptionsSchema } from '../../../shared/model/dataset/preparation';
import { versionOf } from './version-id';

const one = { file: 'a.srt', sha256: '1'.repeat(64) };
const two = { file: 'b/c.txt', sha256: '2'.repeat(64) };
const options = preparationOptionsSchema.parse({ speakers: { HOP: 'Hopper', JOY: 'Joyce' } });

it('is the same for the same sources and options, in whatever order they come', () => {
  const version = versionOf([one, two], options);
  expect(version).toMatch(/^[0-9a-f]{12}$/);
  const turned = { ...options, speakers: { JOY: 'Joyce', HOP: 'Hopper' } };
  expect(versionOf([two, one], turned)).toBe(version);
});

it('is another one for another name, another content, another option', () => {
  const versions = [
    versionOf([one, two], options),
    versionOf([one], options),
    versionOf([one, { ...two, file: 'b/d.txt' }], options),
    versionOf([one, { ...two, sha256: '3'.repeat(64) }], options),
    versionOf([one, two], { ...options, seed: 8 }),
    versionOf([one, two], { ...options, speakers: { HOP: null, JOY: 'Joyce' } }),
  ];
  expect(new Set(versions).size).toBe(versions.length);
});
