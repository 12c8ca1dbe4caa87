import { expect, it } from 'vitest';
import type { InstanceType } from '../../../shared/model/catalogue';
import { instanceRow } from '../../../tests/fakes/instance-row';
import { volumeKeyQuestion } from './volume-key';

const row = (type: string, localNvmeGb: number | null) => instanceRow(type, { localNvmeGb });
const ask = async (instanceType: string, volumeKmsKeyId: string | null, catalogue: readonly InstanceType[]) =>
  (await volumeKeyQuestion({ instanceType, volumeKmsKeyId }, catalogue)[0]?.ask())?.[0];

it('forbids a key for disks the catalogue knows an instance brings, whatever its name', async () => {
  const refused = { outcome: 'failed', blocks: true, field: 'volumeKmsKeyId' };
  expect(await ask('ml.g5.xlarge', 'alias/k', [row('ml.g5.xlarge', 250)])).toMatchObject(refused);
  expect(await ask('ml.odd.large', 'alias/k', [row('ml.odd.large', 50)])).toMatchObject(refused);
  expect(await ask('ml.g5.xlarge', 'alias/k', [row('ml.g5.xlarge', 0)])).toBeUndefined();
  expect(await ask('ml.m5.large', 'alias/k', [row('ml.m5.large', 0)])).toBeUndefined();
  expect(await ask('ml.g5.xlarge', null, [row('ml.g5.xlarge', 250)])).toBeUndefined();
});

it('only doubts it where nothing but the name tells of disks', async () => {
  const doubted = { outcome: 'failed', blocks: false, detail: expect.stringContaining('Only its name says so') };
  expect(await ask('ml.g5.xlarge', 'alias/k', [])).toMatchObject(doubted);
  expect(await ask('ml.g5.xlarge', 'alias/k', [row('ml.g5.xlarge', null)])).toMatchObject(doubted);
  expect(await ask('ml.m5.large', 'alias/k', [])).toBeUndefined();
});
