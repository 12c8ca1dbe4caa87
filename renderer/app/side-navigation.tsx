import Icon from '@cloudscape-design/components/icon';
import { hrefOf, type ScreenAddress } from '../../shared/model/screen-address';
import { areaOf, areas } from './areas';

/** The areas of the console that exist. */
export function SideNavigation({ address }: { readonly address: ScreenAddress }) {
  const current = areaOf(address);
  return (
    <nav className="side-navigation" aria-label="Main">
      <ul>
        {areas.map((area) => (
          <li key={area.title}>
            <a
              href={hrefOf(area.address)}
              aria-current={area === current ? (area.address.kind === address.kind ? 'page' : 'true') : undefined}
            >
              <Icon name={area.icon} />
              <span>{area.title}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
