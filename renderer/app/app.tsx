import { lazy, Suspense, useEffect, useRef } from 'react';
import { parseAddress } from '../../shared/model/screen-address';
import { usePrompts, watchPrompts } from '../bridge/prompts-store';
import { useSettings } from '../bridge/settings-store';
import { useIdentity } from '../bridge/use-identity';
import { useWorkspaceSlice, watchWorkspace } from '../bridge/workspace-store';
import { watchWorkspaces } from '../bridge/workspaces-store';
import { useLocationHash } from '../ui/location-hash';
import { NoticeBar } from '../ui/notice-bar';
import { CommandPalette } from './command-palette/command-palette';
import { loadTour, useTour } from './guided-tour/tour-store';
import { useHelp } from './help/help-store';
import { Screen, screenKey } from './screen';
import { titleOf } from './screen-title';
import { useSheet } from './shortcuts/sheet-store';
import { useShortcuts } from './shortcuts/use-shortcuts';
import { SideNavigation } from './side-navigation';
import { SignInNote } from './sign-in-note';
import { StatusBar } from './status-bar';
import { TopBar } from './top-bar';
import { useLooked } from './use-looked';
import { windowTitle } from './window-title';
import { WorkspaceNotices } from './workspace-notices';
import './app.css';
import './narrow.css';

// None of these is there at the first paint.
const HelpPanel = lazy(() => import('./help/help-panel').then((module) => ({ default: module.HelpPanel })));
const TourPanel = lazy(() => import('./guided-tour/tour-panel').then((module) => ({ default: module.TourPanel })));
const Prompts = lazy(() => import('./prompts/prompts').then((module) => ({ default: module.Prompts })));
const ShortcutSheet = lazy(() =>
  import('./shortcuts/shortcut-sheet').then((module) => ({ default: module.ShortcutSheet })),
);

/** The window's frame: top bar, navigation, the screen its address names, what stands beside it, status bar. */
export function App() {
  const hash = useLocationHash();
  const address = parseAddress(hash);
  const title = titleOf(address);
  const identity = useIdentity();
  const name = windowTitle(identity);
  const main = useRef<HTMLElement>(null);
  const key = screenKey(address);
  const shown = useRef(key);
  const known = useWorkspaceSlice(({ state }) => state !== null);
  const help = useHelp(({ open }) => open);
  const sheet = useSheet(({ open }) => open);
  const asked = usePrompts(({ prompts }) => prompts.length > 0);
  const tour = useTour(({ progress }) => progress?.state === 'running') && known && identity.kind === 'local';
  // Every time on the screen is written again when the zone changes.
  useSettings(({ timeZone }) => timeZone);
  useShortcuts();
  useLooked(address);

  // From here and not before: the first question opens the console, whose start would delay the first paint.
  useEffect(watchWorkspace, []);
  useEffect(watchWorkspaces, []);
  useEffect(watchPrompts, []);
  useEffect(() => void loadTour(), []);

  useEffect(() => {
    document.title = name;
  }, [name]);

  useEffect(() => {
    // A screen reader hears of the new screen, and Tab goes on from its beginning.
    if (shown.current !== key) main.current?.focus();
    shown.current = key;
  }, [key]);

  return (
    <div className={help || tour ? 'shell shell-beside' : 'shell'}>
      <button type="button" className="skip-link" onClick={() => main.current?.focus()}>
        Skip to content
      </button>
      <div className="workspace-band" data-workspace-colour={identity.colour} aria-hidden="true" />
      <TopBar address={address} />
      <SideNavigation address={address} />
      <main className="content" ref={main} tabIndex={-1} aria-label={title}>
        <NoticeBar />
        <WorkspaceNotices />
        <SignInNote />
        <Screen address={address} />
      </main>
      {help || tour ? (
        <div className="beside">
          <Suspense fallback={null}>
            {tour ? <TourPanel /> : null}
            {help ? <HelpPanel address={address} /> : null}
          </Suspense>
        </div>
      ) : null}
      <StatusBar />
      <CommandPalette />
      {sheet ? (
        <Suspense fallback={null}>
          <ShortcutSheet />
        </Suspense>
      ) : null}
      {asked ? (
        <Suspense fallback={null}>
          <Prompts />
        </Suspense>
      ) : null}
    </div>
  );
}
