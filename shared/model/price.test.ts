import fc from 'fast-check';
import { expect, it } from 'vitest';
import { instanceRow } from '../../tests/fakes/instance-row';
import type { InstanceType } from './catalogue';
import { instanceTraits } from './instance-traits';
import { type BilledJob, type BillScope, jobBill } from './job-bill';
import { endpointBill, fleetWords, priceOfBill } from './price';
import { instancePrice, mergePrices, noPrices, type PriceList } from './price-list';

const source = 'https://pricing.us-east-1.amazonaws.com/offers';
const row = (instanceType: string, usdPerHour: number, region = 'us-east-1') => ({
  region,
  instanceType,
  usdPerHour,
  source,
  asOf: '2026-09-25',
});
const prices: PriceList = {
  training: [row('ml.m5.xlarge', 0.23), row('ml.g4dn.xlarge', 0.736)],
  hosting: [row('ml.m5.large', 0.115), row('ml.m5.xlarge', 0.23)],
  processing: [row('ml.m5.xlarge', 0.23)],
  storage: [{ region: 'us-east-1', kind: 'training-volume', usdPerGb: 0.146, source, asOf: '2026-09-25' }],
};
const aws: BillScope = { kind: 'aws', region: 'us-east-1', prices, instanceTypes: [] };
const job: BilledJob = { instanceType: 'ml.m5.xlarge', instanceCount: 2, volumeGb: 50, maxRuntimeSeconds: 7_200 };

it('sums instances and volumes over the longest run', () => {
  const bill = jobBill(aws, 'training', job);
  // 2 × $0.23 × 2 h, and 2 × 50 GB × $0.146 × 2 h of 730.
  expect(bill.worst?.usd).toBeCloseTo(0.92 + 0.04, 10);
  expect(bill.lines.map(({ usd }) => usd)).toEqual([expect.closeTo(0.92, 10), expect.closeTo(0.04, 10)]);
  expect(bill).toMatchObject({ charged: true, usdPerHour: 0.46, expected: null, spot: null });
  expect(bill.rates).toEqual([{ source, asOf: '2026-09-25' }]);
});

it('adds no volume to an instance that brings its disk', () => {
  const bill = jobBill(aws, 'training', { ...job, instanceType: 'ml.g4dn.xlarge' });
  expect(bill.worst?.usd).toBeCloseTo(0.736 * 2 * 2, 10);
  expect(bill.lines[1]).toMatchObject({ usd: 0 });
});

it('expects the median of earlier runs, else what was measured, and never more than allowed', () => {
  const expected = (more: Partial<BilledJob>) => jobBill(aws, 'training', { ...job, ...more }).expected;
  const measured = { seconds: 300, basis: 'measured on 2026-11-01' };
  expect(expected({ earlierSeconds: [600, 60, 900], measured })).toMatchObject({
    seconds: 600,
    basis: 'from 3 earlier runs',
  });
  expect(expected({ earlierSeconds: [600, 60] })).toMatchObject({ seconds: 330, basis: 'from 2 earlier runs' });
  expect(expected({ earlierSeconds: [], measured })).toMatchObject(measured);
  expect(expected({ earlierSeconds: [90_000] })).toMatchObject({ seconds: 7_200, basis: 'from 1 earlier run' });
  expect(expected({})).toBeNull();
  const one = jobBill(aws, 'training', { ...job, earlierSeconds: [3_600] });
  expect(priceOfBill(one, 'x').note).toMatch(/at most \$0\.96, probably \$0\.48 \(from 1 earlier run\)\.$/);
});

it('takes the disks of an instance from the catalogue, and says so where only its name tells', () => {
  const lines = (instanceType: string, instanceTypes: BillScope['instanceTypes']) =>
    jobBill({ ...aws, instanceTypes }, 'training', { ...job, instanceType }).lines[1]?.note;
  expect(lines('ml.g4dn.xlarge', [])).toContain('brings its own disk, by its name;');
  expect(lines('ml.g4dn.xlarge', [known('ml.g4dn.xlarge', 125)])).toContain('brings its own disk;');
  expect(lines('ml.m5.xlarge', [known('ml.m5.xlarge', 150)])).toContain('brings its own disk;');
});

it('knows no price where none was found, instead of half a sum', () => {
  const bill = jobBill({ ...aws, region: 'us-west-2' }, 'training', job);
  expect(bill).toMatchObject({ usdPerHour: null, worst: null, expected: null, rates: [] });
  expect(bill.notes[0]).toContain('us-west-2');
  expect(priceOfBill(bill, '2 × ml.m5.xlarge')).toMatchObject({ usdPerHour: null, maximumUsd: null });
  const mixed = [
    { instanceType: 'ml.m5.large', count: 1 },
    { instanceType: 'ml.odd.large', count: 1 },
  ];
  expect(endpointBill(aws, mixed).usdPerHour).toBeNull();
});

it('says of the local workspace both: nothing here, and what AWS would have charged', () => {
  const bill = jobBill({ ...aws, kind: 'local', region: 'eu-central-9' }, 'training', job);
  expect(bill).toMatchObject({ charged: false, region: 'us-east-1', usdPerHour: 0.46 });
  const price = priceOfBill(bill, '2 × ml.m5.xlarge');
  expect(price).toMatchObject({ usdPerHour: 0, maximumUsd: 0 });
  expect(price.note).toMatch(/costs nothing; .* is simulated\. AWS would have charged up to \$0\.96 .* us-east-1/);
});

it('counts an endpoint by the hour and by the month', () => {
  const bill = endpointBill(aws, [
    { instanceType: 'ml.m5.large', count: 1 },
    { instanceType: 'ml.m5.xlarge', count: 2 },
    { instanceType: 'ml.m5.large', count: 1 },
  ]);
  expect(bill.usdPerHour).toBeCloseTo(0.69, 10);
  expect(bill.usdPerMonth).toBeCloseTo(0.69 * 730, 8);
  expect(bill.lines).toHaveLength(2);
  expect(priceOfBill(bill, 'x').note).toContain('used or not');
  const apart = { instanceType: 'ml.m5.large', count: 1 };
  expect(fleetWords([apart, { instanceType: 'ml.m5.xlarge', count: 3 }, apart])).toBe(
    '2 × ml.m5.large, 3 × ml.m5.xlarge',
  );
});

it('labels spot as an estimate and says what an interruption costs', () => {
  const without = jobBill(aws, 'training', { ...job, spot: true, earlierSeconds: [3_600] });
  expect(without.spot?.lowUsd).toBeCloseTo((without.worst?.usd ?? 0) / 10, 10);
  expect(without.spot?.interruption).toMatch(/begins the job again.*\$0\.48/);
  const kept = jobBill(aws, 'training', { ...job, spot: true, checkpoints: true });
  expect(kept.spot?.interruption).toMatch(/only what was done since/);
});

const jobs = fc.record({
  instanceType: fc.constantFrom('ml.m5.xlarge', 'ml.g4dn.xlarge'),
  instanceCount: fc.integer({ min: 1, max: 64 }),
  volumeGb: fc.integer({ min: 1, max: 16_384 }),
  maxRuntimeSeconds: fc.integer({ min: 1, max: 2_419_200 }),
  spot: fc.boolean(),
  checkpoints: fc.boolean(),
  earlierSeconds: fc.array(fc.integer({ min: 0, max: 5_000_000 })),
  warmPoolSeconds: fc.integer({ min: 0, max: 3_600 }),
});

it('is never above its worst case, and grows with whatever is asked for more of', () => {
  fc.assert(
    fc.property(jobs, fc.integer({ min: 1, max: 1_000 }), (asked, more) => {
      const bill = jobBill(aws, 'training', asked);
      const worst = bill.worst?.usd ?? Number.NaN;
      expect(bill.expected?.usd ?? 0).toBeLessThanOrEqual(worst * (1 + 1e-12));
      expect(bill.spot?.lowUsd ?? 0).toBeLessThanOrEqual(bill.spot?.highUsd ?? worst);
      expect(bill.lines.reduce((sum, { usd }) => sum + (usd ?? 0), 0)).toBeCloseTo(worst, 6);
      for (const field of ['instanceCount', 'volumeGb', 'maxRuntimeSeconds', 'warmPoolSeconds'] as const) {
        const larger = jobBill(aws, 'training', { ...asked, [field]: asked[field] + more });
        expect(larger.worst?.usd).toBeGreaterThanOrEqual(worst);
      }
    }),
  );
});

it('takes newer prices in place of older ones of the same thing only', () => {
  const merged = mergePrices(prices, { ...noPrices, training: [row('ml.m5.xlarge', 0.3), row('ml.new.large', 1)] });
  expect(instancePrice(merged, 'training', 'us-east-1', 'ml.m5.xlarge')?.usdPerHour).toBe(0.3);
  expect(instancePrice(merged, 'training', 'us-east-1', 'ml.g4dn.xlarge')?.usdPerHour).toBe(0.736);
  expect(instancePrice(merged, 'hosting', 'us-east-1', 'ml.m5.xlarge')?.usdPerHour).toBe(0.23);
  expect(merged.training).toHaveLength(3);
});

const known = (type: string, localNvmeGb: number | null, more: Partial<InstanceType> = {}): InstanceType =>
  instanceRow(type, { localNvmeGb, ...more });

it.each([
  ['ml.m5.large', 'x86_64', null, false],
  ['ml.m6gd.large', 'arm64', null, true],
  ['ml.c7g.xlarge', 'arm64', null, false],
  ['ml.g5.2xlarge', 'x86_64', 'gpu', true],
  ['ml.p3.2xlarge', 'x86_64', 'gpu', false],
  ['ml.p4d.24xlarge', 'x86_64', 'gpu', true],
  ['ml.p5.48xlarge', 'x86_64', 'gpu', true],
  ['ml.c5d.large', 'x86_64', null, true],
  ['ml.inf2.xlarge', 'x86_64', 'neuron', false],
  ['ml.trn1.2xlarge', 'x86_64', 'neuron', true],
])('reads the traits of %s from its name where no catalogue knows it', (type, architecture, accelerator, localDisk) => {
  const byName = { architecture, accelerator, localDisk, localDiskGb: null, diskBy: 'name' };
  expect(instanceTraits(type, [])).toEqual(byName);
  expect(instanceTraits(type, [known('ml.other.large', 10)])).toEqual(byName);
});

it('believes the catalogue before the name, but for what it does not know', () => {
  const gpu = { name: 'T4', count: 1, memoryGib: 16 };
  expect(instanceTraits('ml.odd.large', [known('ml.odd.large', 50, { gpu, architecture: 'arm64' })])).toEqual({
    architecture: 'arm64',
    accelerator: 'gpu',
    localDisk: true,
    localDiskGb: 50,
    diskBy: 'catalogue',
  });
  expect(instanceTraits('ml.g5.xlarge', [known('ml.g5.xlarge', 0)])).toMatchObject({
    localDisk: false,
    localDiskGb: 0,
  });
  expect(instanceTraits('ml.g5.xlarge', [known('ml.g5.xlarge', null)])).toMatchObject({
    localDisk: true,
    localDiskGb: null,
    diskBy: 'name',
  });
  expect(instanceTraits('large', [])).toBeNull();
});
