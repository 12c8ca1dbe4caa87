import Icon from '@cloudscape-design/components/icon';
import { hrefOf, type ScreenAddress } from '../../shared/model/screen-address';

/** The areas of the console that exist. */
export function SideNavigation({ address }: { readonly address: ScreenAddress }) {
  const inJobs = address.kind === 'jobs' || address.kind === 'job' || address.kind === 'launch';
  return (
    <nav className="side-navigation" aria-label="Main">
      <ul>
        <li>
          <a
            href={hrefOf({ kind: 'jobs' })}
            aria-current={inJobs ? (address.kind === 'jobs' ? 'page' : 'true') : undefined}
          >
            <Icon name="script" />
            <span>Jobs</span>
          </a>
        </li>
      </ul>
    </nav>
  );
}
