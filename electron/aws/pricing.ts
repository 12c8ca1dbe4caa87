import { GetProductsCommand, PricingClient } from '@aws-sdk/client-pricing';
import { z } from 'zod';
import type { InstancePrice, InstanceUse, PriceList, StorageKind, StoragePrice } from '../../shared/model/price-list';
import type { PriceService } from '../domains/preflight/ports';
import { attempt, collect, pages, parseReply } from './call';
import { createClient } from './client';
import type { AwsConnection } from './connection';

/** The service answers in a few regions only, about all of them. */
const home = 'us-east-1';
const source = 'https://api.pricing.us-east-1.amazonaws.com/';

const productsReply = z.object({ PriceList: z.array(z.unknown()).default([]), NextToken: z.string().optional() });
const dimension = z.object({ unit: z.string(), pricePerUnit: z.object({ USD: z.string().optional() }) });
const product = z.object({
  publicationDate: z.iso.datetime({ offset: true }),
  product: z.object({
    attributes: z.object({ usagetype: z.string(), regionCode: z.string().optional() }),
  }),
  terms: z.object({
    OnDemand: z.record(z.string(), z.object({ priceDimensions: z.record(z.string(), dimension) })).optional(),
  }),
});
type Product = z.output<typeof product>;

/** Usage types as bills word them, e.g. EU-Train:ml.m5.xlarge or Host:ml.m5.large; warm pools and the rest have others. */
const instanceUsage = /^(?:[A-Z0-9]+-)?(Train|Host|Processing):(ml\.[a-z0-9-]+\.[a-z0-9]+)$/;
const volumeUsage = /^(?:[A-Z0-9]+-)?(Train|Host|Processing):VolumeUsage\.gp2$/;
const useOf: Readonly<Record<string, InstanceUse>> = { Train: 'training', Host: 'hosting', Processing: 'processing' };
const volumeOf: Readonly<Record<string, StorageKind>> = {
  Train: 'training-volume',
  Host: 'hosting-volume',
  Processing: 'processing-volume',
};

export function createPricing(connection: AwsConnection): PriceService & { destroy(): void } {
  const client = createClient(PricingClient, { ...connection, region: home }, 'call');
  return {
    destroy: () => client.destroy(),
    fetch: (region, signal) =>
      attempt('read the price list', async () => {
        const products = await collect(
          pages('prices', async (token) => {
            const reply = await client.send(
              new GetProductsCommand({
                ServiceCode: 'AmazonSageMaker',
                Filters: [{ Type: 'TERM_MATCH', Field: 'regionCode', Value: region }],
                FormatVersion: 'aws_v1',
                MaxResults: 100,
                ...(token !== undefined && { NextToken: token }),
              }),
              { abortSignal: signal },
            );
            const page = parseReply(productsReply, reply, 'a page of the price list');
            return { items: page.PriceList.flatMap(parseProduct), next: page.NextToken };
          }),
        );
        return toPriceList(products, region);
      }),
  };
}

/** Each product is a JSON text of its own. One in another form, such as of a service to come, is left out. */
function parseProduct(text: unknown): readonly Product[] {
  let value: unknown = text;
  if (typeof text === 'string' || text instanceof String) {
    try {
      value = JSON.parse(String(text));
    } catch {
      return [];
    }
  }
  const parsed = product.safeParse(value);
  return parsed.success ? [parsed.data] : [];
}

export function toPriceList(products: readonly Product[], region: string): PriceList {
  const found: Record<InstanceUse, InstancePrice[]> = { training: [], hosting: [], processing: [] };
  const storage: StoragePrice[] = [];
  for (const { product: about, publicationDate, terms } of products) {
    if (about.attributes.regionCode !== region) continue;
    const row = { region, source, asOf: publicationDate.slice(0, 10) };
    const [, use = '', instanceType = ''] = instanceUsage.exec(about.attributes.usagetype) ?? [];
    const usdPerHour = onDemand(terms, 'Hrs');
    const kind = useOf[use];
    if (kind !== undefined && usdPerHour !== null) found[kind].push({ ...row, instanceType, usdPerHour });
    const volume = volumeOf[volumeUsage.exec(about.attributes.usagetype)?.[1] ?? ''];
    const usdPerGb = onDemand(terms, 'GB-Mo');
    if (volume !== undefined && usdPerGb !== null) storage.push({ ...row, kind: volume, usdPerGb });
  }
  return { ...found, storage };
}

/** The on-demand price in a unit; a free part of it is no price. */
function onDemand(terms: Product['terms'], unit: string): number | null {
  const dimensions = Object.values(terms.OnDemand ?? {}).flatMap((term) => Object.values(term.priceDimensions));
  const usd = dimensions.filter((one) => one.unit === unit).map((one) => Number(one.pricePerUnit.USD ?? 0));
  return usd.find((price) => price > 0) ?? null;
}
