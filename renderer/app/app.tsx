import { useEffect, useRef } from 'react';
import { parseAddress } from '../../shared/model/screen-address';
import { watchWorkspace } from '../bridge/workspace-store';
import { useLocationHash } from '../ui/location-hash';
import { NoticeBar } from '../ui/notice-bar';
import { CommandPalette } from './command-palette/command-palette';
import { Screen, screenKey } from './screen';
import { titleOf } from './screen-title';
import { SideNavigation } from './side-navigation';
import { StatusBar } from './status-bar';
import { TopBar } from './top-bar';
import { WorkspaceNotices } from './workspace-notices';
import './app.css';

/** The window's frame: top bar, navigation, the screen its address names, status bar. */
export function App() {
  const hash = useLocationHash();
  const address = parseAddress(hash);
  const title = titleOf(address);
  const main = useRef<HTMLElement>(null);
  const key = screenKey(address);
  const shown = useRef(key);

  // From here and not before: the first question opens the console, whose start would delay the first paint.
  useEffect(watchWorkspace, []);

  useEffect(() => {
    document.title = `${title} · Upside`;
  }, [title]);

  useEffect(() => {
    // A screen reader hears of the new screen, and Tab goes on from its beginning.
    if (shown.current !== key) main.current?.focus();
    shown.current = key;
  }, [key]);

  return (
    <div className="shell">
      <button type="button" className="skip-link" onClick={() => main.current?.focus()}>
        Skip to content
      </button>
      <TopBar address={address} />
      <SideNavigation address={address} />
      <main className="content" ref={main} tabIndex={-1} aria-label={title}>
        <NoticeBar />
        <WorkspaceNotices />
        <Screen address={address} />
      </main>
      <StatusBar />
      <CommandPalette />
    </div>
  );
}
