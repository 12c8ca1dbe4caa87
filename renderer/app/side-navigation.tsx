import Icon from '@cloudscape-design/components/icon';
import { hrefOf, type ScreenAddress } from '../../shared/model/screen-address';
import { keyNames, type ShortcutId } from '../../shared/model/shortcuts';
import { type Area, areaOf, areas, settingsArea } from './areas';
import { isMac } from './is-mac';

const keys: Readonly<Partial<Record<Area['address']['kind'], ShortcutId>>> = {
  home: 'go-home',
  datasets: 'go-data',
  insights: 'go-insights',
  jobs: 'go-jobs',
  models: 'go-models',
  endpoints: 'go-endpoints',
  chat: 'go-playground',
  audit: 'go-audit',
  settings: 'settings',
};

/** The areas of the console that exist, settings at the bottom. */
export function SideNavigation({ address }: { readonly address: ScreenAddress }) {
  const current = areaOf(address);
  return (
    <nav className="side-navigation" aria-label="Main">
      <ul>
        {areas.map((area) => (
          <AreaLink key={area.title} area={area} here={area === current} page={address.kind} />
        ))}
      </ul>
      <ul>
        <AreaLink area={settingsArea} here={settingsArea === current} page={address.kind} />
      </ul>
    </nav>
  );
}

interface AreaLinkProps {
  readonly area: Area;
  readonly here: boolean;
  /** Kind of the address that is shown. */
  readonly page: ScreenAddress['kind'];
}

function AreaLink({ area, here, page }: AreaLinkProps) {
  const key = keys[area.address.kind];
  return (
    <li>
      <a
        href={hrefOf(area.address)}
        title={key === undefined ? area.title : `${area.title} (${keyNames(key, isMac).join(' ')})`}
        aria-current={here ? (area.address.kind === page ? 'page' : 'true') : undefined}
      >
        <Icon name={area.icon} />
        <span>{area.title}</span>
      </a>
    </li>
  );
}
