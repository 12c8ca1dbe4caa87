import { type Bill, hoursPerMonth, localPriceRegion, mostSpotSaves } from './bill';
import type { InstanceType } from './catalogue';
import { byType, type Fleet } from './fleet';
import { formatDuration, formatUsd, formatUsdRate } from './format';
import { type InstanceTraits, instanceTraits } from './instance-traits';
import { type InstanceUse, instancePrice, type PriceList, type StorageKind, storagePrice } from './price-list';
import type { Workspace } from './workspace';

/** The bill in one line, as buttons, confirmations and lists show it. */
export interface Price {
  /** Null where no price is known; 0 for what runs on this machine. */
  readonly usdPerHour: number | null;
  /** The price of the longest it may run; null where it is not known or has no end. */
  readonly maximumUsd: number | null;
  readonly note: string;
}

/** Where something runs, and the prices known. */
export interface PriceScope {
  readonly kind: Workspace['kind'];
  readonly region: string;
  readonly prices: PriceList;
}

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

/** What an endpoint costs for as long as it stands, used or not. */
export function endpointBill(scope: PriceScope, variants: readonly Fleet[]): Bill {
  const fleets = byType(variants);
  const { notes, rates, usdPerHour } = hourly(scope, 'hosting', fleets);
  return {
    charged: scope.kind === 'aws',
    region: priceRegion(scope),
    usdPerHour,
    usdPerMonth: usdPerHour === null ? null : usdPerHour * hoursPerMonth,
    expected: null,
    worst: null,
    lines: fleets.map((fleet) => ({
      label: `${fleet.count} × ${fleet.instanceType}`,
      usd: hourly(scope, 'hosting', [fleet]).usdPerHour,
      note: 'an hour, used or not',
    })),
    spot: null,
    rates,
    notes: [...notes, 'Volumes, requests and answers by size, and captured data are billed apart.'],
  };
}

/** What instances cost an hour: 0 on this machine, null where no price is known or nothing tells which they are. */
export function hourlyUsd(scope: PriceScope, use: InstanceUse, fleets: readonly Fleet[]): number | null {
  return scope.kind === 'local' ? 0 : hourly(scope, use, fleets).usdPerHour;
}

/** What so many billed seconds cost, in few words: "$0.05", or "$0.00 (on AWS $0.05)" on this machine. */
export function spentWords(scope: PriceScope, use: InstanceUse, fleets: readonly Fleet[], seconds: number): string {
  const { usdPerHour } = hourly(scope, use, fleets);
  return fewWords(scope, usdPerHour === null ? null : formatUsd((usdPerHour * seconds) / 3_600));
}

/** What instances cost while they stand, in few words: "$0.23 an hour". */
export function standingWords(scope: PriceScope, use: InstanceUse, fleets: readonly Fleet[]): string {
  const { usdPerHour } = hourly(scope, use, fleets);
  return fewWords(scope, usdPerHour === null ? null : `${formatUsdRate(usdPerHour)} an hour`);
}

function fewWords({ kind }: PriceScope, usd: string | null): string {
  if (kind === 'aws') return usd ?? 'Not known';
  return `${formatUsd(0)}${usd === null ? '' : ` (on AWS ${usd})`}`;
}

/** What a processing job costs that runs for as long as it takes, in words. */
export function processingPriceWords(scope: PriceScope, instanceType: string): string {
  const { usdPerHour } = hourly(scope, 'processing', [{ instanceType, count: 1 }]);
  const region = priceRegion(scope);
  const hour = usdPerHour === null ? null : `${formatUsdRate(usdPerHour)} an hour`;
  if (scope.kind === 'local')
    return `None; it runs on this machine${hour === null ? '' : ` (AWS would charge ${hour} in ${region})`}`;
  return `One ${instanceType} for as long as it takes, ${hour ?? `at a price not known here for ${region}`}`;
}

/** What a built-in program costs: in a workspace on AWS it runs on this computer too, with its data in the account. */
export function builtInPriceWords(scope: PriceScope, instanceType: string): string {
  if (scope.kind === 'local') return processingPriceWords(scope, instanceType);
  return 'None for computing; S3 charges for storage, requests and what is downloaded from it';
}

/** An endpoint's price in one line, by the instances its variants ask for. */
export function endpointPrice(
  scope: PriceScope,
  variants: readonly { readonly instanceType: string; readonly initialInstances: number }[],
): Price {
  const bill = endpointBill(
    scope,
    variants.map(({ initialInstances, instanceType }) => ({ instanceType, count: initialInstances })),
  );
  return priceOfBill(bill, bill.lines.map(({ label }) => label).join(', '));
}

/** A bill in one line. `what` names the instances, e.g. "1 × ml.m5.large". */
export function priceOfBill(bill: Bill, what: string): Price {
  const hour = bill.usdPerHour === null ? null : `${formatUsdRate(bill.usdPerHour)} an hour`;
  if (!bill.charged) {
    const aws = bill.worst === null ? hour : `up to ${formatUsd(bill.worst.usd)} (${hour})${expectedWords(bill)}`;
    const would = aws === null ? '' : ` AWS would have charged ${aws} in ${bill.region}.`;
    return {
      usdPerHour: 0,
      maximumUsd: 0,
      note: `Runs on this machine and costs nothing; ${what} is simulated.${would}`,
    };
  }
  if (hour === null) {
    return {
      usdPerHour: null,
      maximumUsd: null,
      note: `The price of ${what} in ${bill.region} is not known here; see the SageMaker price list.`,
    };
  }
  const dates = bill.rates.map(({ asOf }) => asOf).sort();
  const asOf = dates[0] === undefined ? '' : ` (price of ${dates[0]})`;
  if (bill.worst === null) {
    const month = bill.usdPerMonth === null ? '' : `, ${formatUsd(bill.usdPerMonth)} a month`;
    const note = `${what}: ${hour}${month}${asOf}, for as long as it stands, used or not.`;
    return { usdPerHour: bill.usdPerHour, maximumUsd: null, note };
  }
  return {
    usdPerHour: bill.usdPerHour,
    maximumUsd: bill.worst.usd,
    note: `${what}: ${hour}${asOf}, at most ${formatUsd(bill.worst.usd)}${expectedWords(bill)}.`,
  };
}

/** What it will probably cost and how that is known; nothing where it is not. */
function expectedWords({ expected }: Bill): string {
  return expected === null ? '' : `, probably ${formatUsd(expected.usd)} (${expected.basis})`;
}

/** All instances together; unknown as soon as one of them is, since half a sum would look like a whole one. */
function hourly(
  scope: PriceScope,
  use: InstanceUse,
  fleets: readonly Fleet[],
): Pick<Bill, 'usdPerHour' | 'rates' | 'notes'> {
  const region = priceRegion(scope);
  const found = fleets.map(({ count, instanceType }) => ({
    count,
    instanceType,
    row: instancePrice(scope.prices, use, region, instanceType),
  }));
  const missing = found.filter(({ row }) => row === null).map(({ instanceType }) => instanceType);
  const rows = found.flatMap(({ row }) => row ?? []);
  const rates = [...new Map(rows.map(({ asOf, source }) => [`${source} ${asOf}`, { source, asOf }])).values()];
  if (fleets.length === 0 || missing.length > 0) {
    const why = `No price of ${missing.join(', ') || 'it'} for ${use} in ${region} is known here.`;
    return { usdPerHour: null, rates: [], notes: [why] };
  }
  return {
    usdPerHour: found.reduce((sum, { count, row }) => sum + count * (row?.usdPerHour ?? 0), 0),
    rates,
    notes: [],
  };
}

function priceRegion({ kind, region }: PriceScope): string {
  return kind === 'local' ? localPriceRegion : region;
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
