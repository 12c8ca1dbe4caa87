import type { CharacterNetwork } from '../../../shared/model/insights/network';
import { communitiesOf } from '../../../shared/model/insights/network-view';

const colors = 6;

/** Which colour is which community, by those who hold it together. */
export function NetworkLegend({ network }: { readonly network: CharacterNetwork }) {
  return (
    <ul className="insights-legend" aria-label="Communities">
      {communitiesOf(network).map(({ community, names }) => (
        <li key={community}>
          <span style={{ background: `var(--upside-series-${(community % colors) + 1})` }} />
          {`Community ${community + 1}: ${names.slice(0, 3).join(', ')}${names.length > 3 ? ` and ${names.length - 3} more` : ''}`}
        </li>
      ))}
    </ul>
  );
}
