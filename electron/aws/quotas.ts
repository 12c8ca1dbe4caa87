import { ListServiceQuotasCommand, ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { z } from 'zod';
import type { QuotaService } from '../domains/preflight/ports';
import { attempt, collect, pages, parseReply } from './call';
import { createClient } from './client';
import type { AwsConnection } from './connection';

const quotasReply = z.object({
  Quotas: z.array(z.object({ QuotaCode: z.string(), QuotaName: z.string(), Value: z.number() })).default([]),
  NextToken: z.string().optional(),
});
type Quota = z.output<typeof quotasReply>['Quotas'][number];

/** SageMaker has some two thousand quotas, a hundred a page: read once and used this long, ms. */
const freshFor = 600_000;

export function createQuotas(
  connection: AwsConnection,
  now: () => number = Date.now,
): QuotaService & { destroy(): void } {
  const client = createClient(ServiceQuotasClient, connection, 'call');
  let held: { readonly at: number; readonly quotas: Promise<readonly Quota[]> } | null = null;

  const readAll = (): Promise<readonly Quota[]> =>
    collect(
      pages('quotas', async (token) => {
        const reply = await client.send(
          new ListServiceQuotasCommand({
            ServiceCode: 'sagemaker',
            MaxResults: 100,
            ...(token !== undefined && { NextToken: token }),
          }),
        );
        const page = parseReply(quotasReply, reply, 'the quotas of SageMaker');
        return { items: page.Quotas, next: page.NextToken };
      }),
    );

  const all = (): Promise<readonly Quota[]> => {
    if (held !== null && now() - held.at < freshFor) return held.quotas;
    const quotas = readAll();
    const reading = { at: now(), quotas };
    held = reading;
    // A failure is not kept: whoever asks next tries again.
    quotas.catch(() => {
      if (held === reading) held = null;
    });
    return quotas;
  };

  return {
    destroy: () => client.destroy(),
    find: (name) =>
      attempt('read the quotas of SageMaker', async () => {
        const found = (await all()).find(({ QuotaName }) => QuotaName === name);
        return found === undefined ? null : { code: found.QuotaCode, value: found.Value };
      }),
  };
}
