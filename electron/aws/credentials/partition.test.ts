import { partition } from '@aws-sdk/core/client';
import { expect, test } from 'vitest';
import { partitionOf, partitions } from '../../../shared/model/partition';

const regions = [
  ...['us-east-1', 'eu-central-2', 'ap-southeast-7', 'me-central-1', 'mx-central-1', 'il-central-1', 'af-south-1'],
  ...['cn-north-1', 'cn-northwest-1', 'us-gov-west-1', 'us-iso-east-1', 'us-isob-east-1', 'eu-isoe-west-1'],
  ...['us-isof-south-1', 'eusc-de-east-1', 'nowhere-1'],
];

test.each(regions)('%s lies where the SDK says it lies', (region) => {
  const { dnsSuffix, name } = partition(region);
  expect(partitionOf(region)).toMatchObject({ name, dnsSuffix });
});

test('every partition of the table is met above', () => {
  expect(new Set(regions.map((region) => partitionOf(region).name))).toEqual(
    new Set(partitions.map(({ name }) => name)),
  );
});
