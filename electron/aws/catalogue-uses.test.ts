import { join } from 'node:path';
import { ProcessingInstanceType, ProductionVariantInstanceType, TrainingInstanceType } from '@aws-sdk/client-sagemaker';
import { expect, it } from 'vitest';
import { createResources } from '../platform/node/resources';

const { instanceTypes } = await createResources(join(import.meta.dirname, '../../resources')).catalogue();

/** What each call takes, as the API's own model in the SDK lists it. */
const taken = {
  training: TrainingInstanceType,
  hosting: ProductionVariantInstanceType,
  processing: ProcessingInstanceType,
};

it.each(['training', 'hosting', 'processing'] as const)('the catalogue offers for %s what the call takes', (use) => {
  const names = new Set<string>(Object.values(taken[use]));
  const wrong = instanceTypes.filter((row) => row[use] !== names.has(row.type)).map(({ type }) => type);
  expect(wrong).toEqual([]);
});
