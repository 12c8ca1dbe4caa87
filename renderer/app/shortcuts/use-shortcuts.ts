import { useEffect } from 'react';
import { hrefOf } from '../../../shared/model/screen-address';
import { addressOf } from '../../../shared/model/thing-address';
import { openStream } from '../../bridge/client';
import { navigate } from '../../ui/location-hash';
import { usePalette } from '../command-palette/palette-store';
import { holdsInFields, meaningOf } from './match-keys';
import { runShortcut } from './run-shortcut';

/** The second of two keys must come within this time, ms. */
const patience = 1_500;

/** Listens for shortcuts, and for what the menu and system notifications ask, while the frame is there. */
export function useShortcuts(): void {
  useEffect(() => {
    let begun: { readonly first: string; readonly at: number } | null = null;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const pressed = { key: event.key, mod: event.ctrlKey || event.metaKey, alt: event.altKey };
      if (isTyping(event.target) && !holdsInFields(pressed)) return;
      const meaning = meaningOf(pressed, begun !== null && event.timeStamp - begun.at < patience ? begun.first : null);
      begun = meaning.kind === 'begun' ? { first: meaning.first, at: event.timeStamp } : null;
      if (meaning.kind !== 'shortcut') return;
      // Under an open dialog only the palette's own key does something: it closes the palette.
      if ((usePalette.getState().open || isDialogOpen()) && meaning.id !== 'palette') return;
      event.preventDefault();
      runShortcut(meaning.id);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);

  useEffect(
    () =>
      openStream(
        'settings.asks',
        {},
        {
          onItems: (items) => {
            for (const ask of items) {
              if (ask.kind === 'shortcut') runShortcut(ask.id);
              else navigate(hrefOf(addressOf(ask.thing)));
            }
          },
          // It ends with the window; the keys work without it.
          onEnd: () => undefined,
        },
      ),
    [],
  );
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLInputElement) return !/^(checkbox|radio|button|submit|range)$/.test(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

/** A modal dialog of Cloudscape's, or the browser's own; those that are closed are in the page too, without a box. */
function isDialogOpen(): boolean {
  return [...document.querySelectorAll('dialog[open], [role="dialog"]')].some((one) => one.getClientRects().length > 0);
}
