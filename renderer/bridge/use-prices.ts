import type { PriceScope } from '../../shared/model/price';
import { noPrices } from '../../shared/model/price-list';
import type { Workspace } from '../../shared/model/workspace';
import { useRequest } from './use-request';

/** The prices of the workspace's region; none of them is known while they are being read. */
export function usePrices({ id, kind, region }: Workspace): PriceScope {
  const { result } = useRequest('prices.show', { workspaceId: id });
  return result.kind === 'ready'
    ? { kind, region: result.data.region, prices: result.data.prices }
    : { kind, region, prices: noPrices };
}
