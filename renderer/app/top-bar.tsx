import Icon from '@cloudscape-design/components/icon';
import { hrefOf, type ScreenAddress } from '../../shared/model/screen-address';
import { keyNames } from '../../shared/model/shortcuts';
import { parentsOf } from './areas';
import { openPalette } from './command-palette/palette-store';
import { toggleHelp, useHelp } from './help/help-store';
import { isMac } from './is-mac';
import { NotificationBell } from './notifications/bell';
import { titleOf } from './screen-title';
import { WordMark } from './word-mark';
import { WorkspaceButton } from './workspace/workspace-button';

const home: ScreenAddress = { kind: 'home' };
const helpTitle = `Help for this screen (${keyNames('help', isMac).join(' ')})`;

/** The slim bar on top: where one is, the way to everywhere else, what came to an end, and help. */
export function TopBar({ address }: { readonly address: ScreenAddress }) {
  const help = useHelp(({ open }) => open);
  return (
    <header className="top-bar">
      <a className="top-bar-home" href={hrefOf(home)} aria-label="Upside, go to Home">
        <WordMark />
      </a>
      <WorkspaceButton />
      <nav aria-label="Breadcrumb" className="breadcrumb">
        <ol>
          {parentsOf(address).map((parent) => (
            <li key={parent.kind}>
              <a href={hrefOf(parent)}>{titleOf(parent)}</a>
            </li>
          ))}
          <li aria-current="page">{titleOf(address)}</li>
        </ol>
      </nav>
      <button
        type="button"
        className="palette-hint"
        onClick={openPalette}
        aria-keyshortcuts={isMac ? 'Meta+K' : 'Control+K'}
      >
        <span>Go to or do…</span>
        <kbd>{keyNames('palette', isMac)[0]}</kbd>
      </button>
      <NotificationBell />
      <button
        type="button"
        className="top-bar-button"
        aria-label="Help for this screen"
        title={helpTitle}
        aria-expanded={help}
        aria-keyshortcuts="F1"
        onClick={toggleHelp}
      >
        <Icon name="status-info" />
      </button>
    </header>
  );
}
