import { imageAddress } from '../../../shared/model/image-address';
import { priceRegion } from '../../../shared/model/price';
import { instancePrice } from '../../../shared/model/price-list';
import { guard } from '../guard';
import type { Resources } from '../platform-ports';
import type { PriceBook } from '../prices/contract';
import type { CatalogueDomain } from './contract';

export interface CatalogueOptions {
  readonly resources: Resources;
  readonly prices: PriceBook;
}

/** The catalogue that ships with Upside, with the prices known. */
export function createCatalogue({ prices, resources }: CatalogueOptions): CatalogueDomain {
  return {
    instanceTypes: (scope, use) =>
      guard(async () => {
        const known = await prices.scope(scope.region);
        const { instanceTypes, kind, prices: list } = known;
        const region = priceRegion(known);
        const priceOf = (type: string) => {
          const row = instancePrice(list, use, region, type);
          return row && { usdPerHour: row.usdPerHour, asOf: row.asOf, source: row.source };
        };
        return {
          region,
          charged: kind === 'aws',
          types: instanceTypes.filter((row) => row[use]).map((row) => ({ ...row, price: priceOf(row.type) })),
          elsewhere: instanceTypes.filter((row) => !row[use]).map(({ type }) => type),
        };
      }),
    images: ({ region }, use) =>
      guard(async () => {
        const catalogue = await resources.catalogue();
        const images = catalogue.images.filter((image) => image.use === use);
        return {
          region,
          images: images.map((image) => ({ ...image, address: imageAddress(catalogue, image, region) })),
        };
      }),
  };
}
