import type { EndpointView } from '../../../shared/model/endpoint-view';
import { standingWords } from '../../../shared/model/price';
import { usePrices } from '../../bridge/use-prices';
import { useWorkspace } from '../../bridge/workspace-store';

/** What its instances cost an hour as they stand now. */
export function EndpointPrice({ view: { config, endpoint } }: { readonly view: EndpointView }) {
  const prices = usePrices(useWorkspace((state) => state.workspace));
  const fleet = (config?.variants ?? []).map(({ initialInstances, instanceType, name }) => ({
    instanceType,
    count: endpoint.variants.find((one) => one.name === name)?.currentInstances ?? initialInstances,
  }));
  return <>{standingWords(prices, 'hosting', fleet)}</>;
}
