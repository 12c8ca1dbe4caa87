import type { Bill } from './bill';
import { formatDuration, formatUsd, formatUsdRate } from './format';

/** A bill as rows of words, for the window and the command line alike. */
export interface BillRow {
  readonly label: string;
  readonly value: string;
  readonly note: string;
}

/** What stands above the rows: figures of this machine are said to be somebody else's. */
export function billTitle({ charged, region }: Bill): string {
  return charged ? `Bill in ${region}` : `Here $0.00. What AWS would have charged in ${region}`;
}

export function billRows(bill: Bill): readonly BillRow[] {
  const rows: BillRow[] = [
    {
      label: 'Per hour',
      value: rate(bill.usdPerHour),
      note: datesOf(bill),
    },
  ];
  if (bill.usdPerMonth !== null) rows.push({ label: 'Per month', value: usd(bill.usdPerMonth), note: '730 hours' });
  if (bill.worst !== null) {
    const { expected, worst } = bill;
    rows.push(
      expected === null
        ? {
            label: 'Expected',
            value: 'Not known',
            note: 'No earlier run of the same program on these instances tells how long it takes.',
          }
        : { label: 'Expected', value: usd(expected.usd), note: `${words(expected.seconds)}: ${expected.basis}` },
      { label: 'At most', value: usd(worst.usd), note: `if it runs for all of ${words(worst.seconds)}` },
    );
  }
  // What stands is billed by the hour, and its lines are rates like the sum of them.
  const line = bill.usdPerMonth === null ? usd : rate;
  for (const { label, note, usd: amount } of bill.lines) rows.push({ label, value: line(amount), note });
  if (bill.spot !== null) {
    const { highUsd, interruption, lowUsd } = bill.spot;
    const range = lowUsd === null || highUsd === null ? 'Not known' : `${usd(lowUsd)} to ${usd(highUsd)}`;
    rows.push({
      label: 'Spot (estimate)',
      value: range,
      note: `From 90 % saved, the most AWS names, to nothing saved. ${interruption}`,
    });
  }
  return rows;
}

function datesOf({ notes, rates }: Bill): string {
  if (rates.length === 0) return notes[0] ?? '';
  return `Price of ${[...new Set(rates.map(({ asOf }) => asOf))].join(' and ')}, on demand`;
}

function usd(amount: number | null): string {
  return amount === null ? 'Not known' : formatUsd(amount);
}

function rate(amount: number | null): string {
  return amount === null ? 'Not known' : formatUsdRate(amount);
}

function words(seconds: number): string {
  return formatDuration(seconds * 1_000);
}
