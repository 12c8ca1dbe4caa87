import { hrefOf, type ScreenAddress } from '../../shared/model/screen-address';
import { parentsOf } from './areas';
import { openPalette } from './command-palette/palette-store';
import { titleOf } from './screen-title';
import { WordMark } from './word-mark';

const jobs: ScreenAddress = { kind: 'jobs' };
const isMac = navigator.userAgent.includes('Mac OS');

/** The slim bar on top: where one is, and the way to everywhere else. */
export function TopBar({ address }: { readonly address: ScreenAddress }) {
  return (
    <header className="top-bar">
      <a className="top-bar-home" href={hrefOf(jobs)} aria-label="Upside, go to training jobs">
        <WordMark />
      </a>
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
        <kbd>{isMac ? '⌘ K' : 'Ctrl K'}</kbd>
      </button>
    </header>
  );
}
