import { expect, it } from 'vitest';
import { packageGroupNameSchema } from '../../../shared/model/model-package';
import type { Recipe } from '../../../shared/model/recipe';
import { suggestGroup } from './suggest-group';

const recipes = [{ id: 'location-classifier', image: 'upside.local/location-classifier:1' } as Recipe];

it.each([
  ['upside.local/location-classifier:1', 'location-classifier'],
  ['123456789012.dkr.ecr.us-east-1.amazonaws.com/team/my_trainer:2.0-gpu', 'my-trainer'],
  ['repository@sha256:abc', 'repository'],
  [`x/${'long'.repeat(40)}`, `${'long'.repeat(15)}lon`],
  ['***', 'models'],
  [null, 'models'],
])('suggests for the image %s the group %s', (image, group) => {
  expect(suggestGroup({ image }, recipes)).toBe(group);
  expect(packageGroupNameSchema.safeParse(group).success).toBe(true);
});
