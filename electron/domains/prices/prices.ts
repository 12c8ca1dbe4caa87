import { CodedError } from '../../../shared/errors/coded-error';
import { fail } from '../../../shared/errors/result';
import { localPriceRegion } from '../../../shared/model/bill';
import { mergePrices, noPrices, type PriceList } from '../../../shared/model/price-list';
import { dataOf, guard } from '../guard';
import type { Clock, Resources } from '../platform-ports';
import type { Scope } from '../scope';
import type { Link } from '../workspace/link';
import type { PriceBook, PricesDomain, RegionPrices } from './contract';
import type { PriceFile } from './ports';

export interface PricesOptions {
  readonly link: Link;
  readonly resources: Resources;
  readonly file: PriceFile;
  readonly clock: Clock;
  /** Aborts when the console closes. */
  readonly closing: AbortSignal;
}

/** The prices that ship with Upside, and over them those AWS was asked for. */
export function createPrices({ clock, closing, file, link, resources }: PricesOptions): PricesDomain & PriceBook {
  const kind = () => link.workspace?.kind ?? 'local';
  // Read again each time: the window and the command line of one home share the file.
  const current = async (): Promise<PriceList> =>
    mergePrices(await resources.prices(), (await file.read())?.prices ?? noPrices);

  const show = async (scope: Scope): Promise<RegionPrices> => {
    const region = kind() === 'local' ? localPriceRegion : scope.region;
    const prices = await current();
    const here = <Row extends { readonly region: string }>(rows: readonly Row[]): readonly Row[] =>
      rows.filter((row) => row.region === region);
    return {
      region,
      fetchedAt: (await file.read())?.fetchedAt[region] ?? null,
      prices: {
        training: here(prices.training),
        hosting: here(prices.hosting),
        processing: here(prices.processing),
        storage: here(prices.storage),
      },
    };
  };

  return {
    current,
    scope: async (region) => {
      const [prices, { instanceTypes }] = await Promise.all([current(), resources.catalogue()]);
      return { kind: kind(), region, prices, instanceTypes };
    },
    show: (scope) => guard(() => show(scope)),
    refresh: (scope) =>
      guard(async () => {
        if (kind() === 'local') {
          throw new CodedError(
            fail(
              'input.invalid',
              'The local workspace has no price list to ask: what runs here costs nothing.',
              'Refresh prices in an AWS workspace; they are kept for every workspace.',
            ).error,
          );
        }
        const aws = dataOf(await link.aws());
        const fetched = dataOf(link.report(await aws.prices.fetch(scope.region, closing)));
        const kept = await file.read();
        dataOf(
          await file.write({
            fetchedAt: { ...kept?.fetchedAt, [scope.region]: clock.now() },
            prices: mergePrices(kept?.prices ?? noPrices, fetched),
          }),
        );
        return show(scope);
      }),
  };
}
