import { type Bill, hoursPerMonth, mostSpotSaves } from './bill';
import type { InstanceType } from './catalogue';
import { formatDuration, formatUsd, formatUsdRate } from './format';
import { type InstanceTraits, instanceTraits } from './instance-traits';
import { hourly, type PriceScope, priceRegion } from './price';
import { type StorageKind, storagePrice } from './price-list';

/** What a job's bill needs beside the prices: which instances bring their own disk and get no volume. */
export interface BillScope extends PriceScope {
  readonly instanceTypes: readonly InstanceType[];
}

/** A job of either kind as far as its price goes. Times in seconds. */
export interface BilledJob {
  readonly instanceType: string;
  readonly instanceCount: number;
  readonly volumeGb: number;
  readonly maxRuntimeSeconds: number;
  readonly spot?: boolean;
  readonly checkpoints?: boolean;
  /** How long earlier runs of the same program on the same instances were billed. */
  readonly earlierSeconds?: readonly number[];
  /** How long it took where somebody measured it, with what that was. Earlier runs go before it. */
  readonly measured?: { readonly seconds: number; readonly basis: string } | null;
  /** How long instances are kept, and paid for, after the job. */
  readonly warmPoolSeconds?: number;
}

const volumeOf: Readonly<Record<'training' | 'processing', StorageKind>> = {
  training: 'training-volume',
  processing: 'processing-volume',
};

/** What a training or processing job costs: instances by the second, their volumes by GB and 730-hour month. */
export function jobBill(scope: BillScope, use: 'training' | 'processing', job: BilledJob): Bill {
  const rate = hourly(scope, use, [{ instanceType: job.instanceType, count: job.instanceCount }]);
  const region = priceRegion(scope);
  const traits = instanceTraits(job.instanceType, scope.instanceTypes);
  const disk = traits?.localDisk ? null : storagePrice(scope.prices, volumeOf[use], region);
  const perHour = (rate.usdPerHour ?? 0) + ((disk?.usdPerGb ?? 0) * job.volumeGb * job.instanceCount) / hoursPerMonth;
  const known = rate.usdPerHour !== null;
  const cost = (seconds: number): number => (perHour * seconds) / 3_600;
  const warm = job.warmPoolSeconds ?? 0;
  const typical = typicalSeconds(job);
  const longest = job.maxRuntimeSeconds + warm;
  const worst = known ? { usd: cost(longest), seconds: longest } : null;
  const hours = formatDuration(job.maxRuntimeSeconds * 1_000);
  return {
    charged: scope.kind === 'aws',
    region,
    usdPerHour: rate.usdPerHour,
    usdPerMonth: null,
    expected:
      known && typical !== null
        ? { usd: cost(typical.seconds + warm), seconds: typical.seconds + warm, basis: typical.basis }
        : null,
    worst,
    lines: [
      {
        label: `${job.instanceCount} × ${job.instanceType}`,
        usd: rate.usdPerHour === null ? null : (rate.usdPerHour * job.maxRuntimeSeconds) / 3_600,
        note: `for at most ${hours}`,
      },
      volumeLine(job, traits, disk, region),
      ...(warm === 0
        ? []
        : [{ label: 'Warm pool', usd: known ? cost(warm) : null, note: `kept for ${formatDuration(warm * 1_000)}` }]),
    ],
    spot: job.spot ? spotEstimate(job, worst?.usd ?? null, typical?.seconds ?? null, cost, known) : null,
    rates: rate.rates,
    notes: [...rate.notes, 'Data in S3, logs and transfers are billed apart.'],
  };
}

function volumeLine(
  job: BilledJob,
  traits: InstanceTraits | null,
  disk: ReturnType<typeof storagePrice>,
  region: string,
): Bill['lines'][number] {
  const label = `${job.instanceCount} × ${job.volumeGb} GB volume`;
  if (traits?.localDisk) {
    const by = traits.diskBy === 'name' ? ', by its name' : '';
    return { label, usd: 0, note: `${job.instanceType} brings its own disk${by}; no volume is added` };
  }
  if (disk === null) return { label, usd: null, note: `price in ${region} not known; not in the sum` };
  const hours = job.maxRuntimeSeconds / 3_600;
  return {
    label,
    usd: (disk.usdPerGb * job.volumeGb * job.instanceCount * hours) / hoursPerMonth,
    note: `${formatUsdRate(disk.usdPerGb)} per GB and month, for as long as it runs`,
  };
}

/** The median of earlier runs, else what was measured; never more than the job may run. */
function typicalSeconds(job: BilledJob): { readonly seconds: number; readonly basis: string } | null {
  const runs = (job.earlierSeconds ?? []).filter((seconds) => seconds > 0);
  const found =
    runs.length === 0
      ? (job.measured ?? null)
      : { seconds: median(runs), basis: `from ${runs.length} earlier ${runs.length === 1 ? 'run' : 'runs'}` };
  return found === null ? null : { ...found, seconds: Math.min(found.seconds, job.maxRuntimeSeconds) };
}

/** The middle one, or halfway between the two in the middle. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

function spotEstimate(
  job: BilledJob,
  worstUsd: number | null,
  typical: number | null,
  cost: (seconds: number) => number,
  known: boolean,
): NonNullable<Bill['spot']> {
  const again = typical === null ? job.maxRuntimeSeconds : typical;
  const lost = known ? `, up to ${formatUsd(cost(again))} each time at the on-demand price` : '';
  return {
    lowUsd: worstUsd === null ? null : worstUsd * (1 - mostSpotSaves),
    highUsd: worstUsd,
    interruption: job.checkpoints
      ? 'With checkpoints an interruption repeats only what was done since the last one; without them it would begin again.'
      : `Without checkpoints an interruption begins the job again: what ran until then is billed and lost${lost}. Name a place for checkpoints to keep it.`,
  };
}
