import { type Bill, hoursPerMonth, localPriceRegion } from './bill';
import { formatUsd, formatUsdRate } from './format';
import { type InstanceUse, instancePrice, type PriceList } from './price-list';
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

export interface Fleet {
  readonly instanceType: string;
  readonly count: number;
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

/** Instances of one type as one fleet, whichever variants ask for them. */
function byType(fleets: readonly Fleet[]): readonly Fleet[] {
  const counts = new Map<string, number>();
  for (const { count, instanceType } of fleets) counts.set(instanceType, (counts.get(instanceType) ?? 0) + count);
  return [...counts].map(([instanceType, count]) => ({ instanceType, count }));
}

/** Which instances, in words: "2 × ml.m5.large, 1 × ml.m5.xlarge". */
export function fleetWords(fleets: readonly Fleet[]): string {
  return byType(fleets)
    .map(({ count, instanceType }) => `${count} × ${instanceType}`)
    .join(', ');
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
export function hourly(
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

/** Where prices are looked up: the local workspace says what one region of AWS would have charged. */
export function priceRegion({ kind, region }: PriceScope): string {
  return kind === 'local' ? localPriceRegion : region;
}
