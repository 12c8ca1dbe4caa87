import type { Command } from 'commander';
import { formatDateTime, formatUsdRate } from '../../../shared/model/format';
import { instanceUses } from '../../../shared/model/price-list';
import type { RegionPrices } from '../../domains/prices/contract';
import { type CliContext, connect, connectOrOffline, unwrap } from '../context';
import { table } from '../output';

/** `upside prices`: what is known, where it comes from, and asking AWS anew. */
export function addPrices(program: Command, context: CliContext): void {
  const prices = program.command('prices').description('AWS prices with their sources and dates');

  prices
    .command('show', { isDefault: true })
    .description('the prices known for the region of the workspace')
    .action(async () => {
      const { console, scope } = await connectOrOffline(context);
      const known = unwrap(await console.prices.show(scope));
      context.output.result(known, () => pricesText(known));
    });

  prices
    .command('refresh')
    .description('ask the AWS Price List for the region of the workspace and keep the answer')
    .action(async () => {
      const { console, scope } = await connect(context);
      const known = unwrap(await console.prices.refresh(scope));
      context.output.result(known, () => pricesText(known));
    });
}

function pricesText({ fetchedAt, prices, region }: RegionPrices): string {
  const rows = [
    ...instanceUses.flatMap((use) =>
      prices[use].map(({ asOf, instanceType, source, usdPerHour }) => [
        `${instanceType} ${use}`,
        `${formatUsdRate(usdPerHour)} an hour`,
        asOf,
        source,
      ]),
    ),
    ...prices.storage.map(({ asOf, kind, source, usdPerGb }) => [
      kind,
      `${formatUsdRate(usdPerGb)} per GB`,
      asOf,
      source,
    ]),
  ];
  const asked =
    fetchedAt === null ? 'AWS was never asked; these ship with Upside.' : `AWS asked ${formatDateTime(fetchedAt)}.`;
  if (rows.length === 0) return `No price of ${region} is known. ${asked} Ask with: upside prices refresh`;
  return `Prices of ${region}. ${asked}\n${table(['WHAT', 'PRICE', 'AS OF', 'SOURCE'], rows, [1])}`;
}
